package dev.backsight.store.objectcontent;

import dev.backsight.store.objectstorage.Azurite;
import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.objectstorage.ObjectStorageException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class AzureContentTest extends ObjectContentContract {

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
    ObjectStorage storage(String prefix) throws ObjectStorageException {
        return ObjectStorage.open(server.config().withPrefix(prefix));
    }
}
