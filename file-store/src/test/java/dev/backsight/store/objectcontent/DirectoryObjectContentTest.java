package dev.backsight.store.objectcontent;

import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DirectoryObjectContentTest extends ObjectContentContract {

    @TempDir
    private Path objects;

    @Override
    ObjectStorage storage(String prefix) throws IOException {
        return ObjectStorage.directory(objects);
    }
}
