package dev.backsight.workloads.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file changed whole or not at all. A unit: 2 KiB under a temporary name, moved over one of 64 files. */
public class ReplaceFile extends DiskWorkload {

    static final int FILES = 64;
    static final int SIZE = 2 << 10;

    private final byte[] content = new byte[SIZE];
    private Path folder;

    static String name(long number) {
        return "file-" + number % FILES;
    }

    @Override
    void prepare(Path folder) throws IOException {
        this.folder = folder;
        for (int i = 0; i < FILES; i++) {
            Files.write(folder.resolve(name(i)), content);
        }
    }

    @Override
    protected long unit(long number) throws IOException {
        Path file = folder.resolve(name(number));
        Path temporary = folder.resolve("temporary");
        content[0] = (byte) number;
        Files.write(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Files.size(file);
    }

    @Override
    void closeFiles() {}
}
