package dev.backsight.store.objectcontent;

import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.objectstorage.ObjectStorageException;
import dev.backsight.store.objectstorage.S3Proxy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Contents in S3, on one server in a process of its own. */
@Tag("slow")
class S3ContentTest {

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

    private static ObjectStorage onServer(String prefix) throws ObjectStorageException {
        return ObjectStorage.open(server.config().withPrefix(prefix));
    }

    @Nested
    class OfContents extends ObjectContentContract {

        @Override
        ObjectStorage storage(String prefix) throws ObjectStorageException {
            return onServer(prefix);
        }
    }

    @Nested
    class OfFiles extends ObjectFileStoreContract {

        @Override
        ObjectStorage storage(String prefix) throws ObjectStorageException {
            return onServer(prefix);
        }
    }
}
