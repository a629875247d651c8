package dev.backsight.store.content;

import dev.backsight.store.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class ContentDirectoryTest extends ContentStoreContract {

    @TempDir
    Path root;

    @Override
    protected ContentStore open() throws IOException {
        return ContentBackend.LOCAL.open(root, false, Chunking.standard());
    }

    @Override
    protected List<String> pieces() {
        return Contents.stored(root).stream().map(Path::toString).sorted().toList();
    }

    @Override
    protected byte[] read(String piece) throws IOException {
        return Files.readAllBytes(Path.of(piece));
    }

    @Override
    protected void write(String piece, byte[] bytes) throws IOException {
        Files.write(Path.of(piece), bytes);
    }

    @Override
    protected void remove(String piece) throws IOException {
        Files.delete(Path.of(piece));
    }
}
