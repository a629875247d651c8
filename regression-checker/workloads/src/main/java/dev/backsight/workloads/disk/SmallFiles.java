package dev.backsight.workloads.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that come and go. A unit: a file of 1 KiB written under a new name, read and deleted. */
public class SmallFiles extends DiskWorkload {

    private static final int SIZE = 1 << 10;

    private final byte[] content = new byte[SIZE];
    private Path folder;

    @Override
    void prepare(Path folder) {
        this.folder = folder;
    }

    @Override
    protected long unit(long number) throws IOException {
        Path file = folder.resolve("file-" + number);
        content[0] = (byte) number;
        Files.write(file, content);
        byte[] read = Files.readAllBytes(file);
        Files.delete(file);
        return (long) read.length + read[0];
    }

    @Override
    void closeFiles() {}
}
