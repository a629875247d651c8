package dev.backsight.store.objectstorage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class AzureStorageTest extends ObjectStorageContract {

    private static final ObjectKey KEY = new ObjectKey("k");

    @TempDir
    private static Path folder;

    private static Azurite server;

    @BeforeAll
    static void startServer() throws Exception {
        server = Azurite.start(folder);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    ObjectStorage open(String prefix) throws ObjectStorageException {
        return ObjectStorage.open(server.config().withPrefix(prefix));
    }

    @Test
    void wrongCredentialsAreDenied() throws ObjectStorageException {
        RemoteConfig right = server.config();
        String secret = Base64.getEncoder().encodeToString(new byte[32]);
        RemoteConfig wrong = RemoteConfig.azure(
                right.endpoint(),
                right.bucket(),
                Credentials.of(right.credentials().id(), secret));
        try (ObjectStorage storage = ObjectStorage.open(wrong)) {
            assertThatThrownBy(() -> storage.put(KEY, new byte[1]))
                    .isInstanceOf(StorageDeniedException.class)
                    .hasMessageNotContaining(secret);
            assertThatThrownBy(() -> storage.stat(KEY)).isInstanceOf(StorageDeniedException.class);
        }
    }

    @Test
    void aMissingContainerFailsForGood() throws ObjectStorageException {
        RemoteConfig right = server.config();
        RemoteConfig wrong = RemoteConfig.azure(right.endpoint(), "no-such-container", right.credentials());
        try (ObjectStorage storage = ObjectStorage.open(wrong)) {
            assertThatThrownBy(() -> storage.put(KEY, new byte[1])).isInstanceOf(StorageFailedException.class);
            assertThatThrownBy(() -> storage.list("", null, 1)).isInstanceOf(StorageFailedException.class);
        }
    }
}
