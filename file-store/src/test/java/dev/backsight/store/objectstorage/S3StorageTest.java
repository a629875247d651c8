package dev.backsight.store.objectstorage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class S3StorageTest extends ObjectStorageContract {

    private static final ObjectKey KEY = new ObjectKey("k");

    @TempDir
    private static Path folder;

    private static S3Proxy server;

    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        server = S3Proxy.start(folder);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    ObjectStorage open(String prefix) throws ObjectStorageException {
        return ObjectStorage.open(server.config().withPrefix(prefix));
    }

    @Test
    void wrongCredentialsAreDeniedAndTheRightOnesNotToldInTheMessage() throws ObjectStorageException {
        RemoteConfig right = server.config();
        RemoteConfig wrong = RemoteConfig.s3(
                right.endpoint(), right.bucket(), right.region(), Credentials.of("tests", "the-wrong-secret"));
        try (ObjectStorage storage = ObjectStorage.open(wrong)) {
            assertThatThrownBy(() -> storage.put(KEY, new byte[1]))
                    .isInstanceOf(StorageDeniedException.class)
                    .hasMessageContaining("put 'k'")
                    .hasMessageNotContaining("the-wrong-secret")
                    .hasNoCause();
            assertThatThrownBy(() -> storage.list("", null, 1)).isInstanceOf(StorageDeniedException.class);
            assertThatThrownBy(() -> storage.stat(KEY)).isInstanceOf(StorageDeniedException.class);
        }
    }

    @Test
    void aMissingBucketFailsForGood() throws ObjectStorageException {
        RemoteConfig right = server.config();
        RemoteConfig wrong = RemoteConfig.s3(right.endpoint(), "no-such-bucket", right.region(), right.credentials());
        try (ObjectStorage storage = ObjectStorage.open(wrong)) {
            assertThatThrownBy(() -> storage.put(KEY, new byte[1]))
                    .isInstanceOf(StorageFailedException.class)
                    .hasMessageContaining("create the bucket");
            assertThatThrownBy(() -> storage.list("", null, 1)).isInstanceOf(StorageFailedException.class);
        }
    }

    @Test
    void nobodyListeningIsUnavailable() throws IOException {
        RemoteConfig right = server.config();
        URI nobody = URI.create("http://127.0.0.1:" + FreePorts.take());
        RemoteConfig wrong = RemoteConfig.s3(nobody, right.bucket(), right.region(), right.credentials())
                .withRetries(1);
        try (ObjectStorage storage = ObjectStorage.open(wrong)) {
            assertThatThrownBy(() -> storage.put(KEY, new byte[1]))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("onnect");
            assertThatThrownBy(() -> storage.stat(KEY)).isInstanceOf(StorageUnavailableException.class);
            assertThatThrownBy(() -> storage.list("", null, 1)).isInstanceOf(StorageUnavailableException.class);
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RemoteConfig right = server.config();
            URI endpoint = URI.create("http://127.0.0.1:" + mute.getLocalPort());
            RemoteConfig config = RemoteConfig.s3(endpoint, right.bucket(), right.region(), right.credentials())
                    .withTimeout(Duration.ofMillis(200))
                    .withRetries(0);
            try (ObjectStorage storage = ObjectStorage.open(config)) {
                assertThatThrownBy(() -> storage.put(KEY, new byte[1]))
                        .isInstanceOf(StorageUnavailableException.class)
                        .hasMessageContaining("no answer within 200 ms");
                // It may still arrive: nobody may overtake it.
                assertThatThrownBy(() -> storage.delete(KEY))
                        .isInstanceOf(StorageUnavailableException.class)
                        .hasMessageContaining("earlier change");
                assertThatThrownBy(() -> storage.stat(KEY)).hasMessageContaining("no answer within 200 ms");
            }
        }
    }
}
