package dev.backsight.workloads.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writing over what is there. A unit: 64 KiB at the next place of a file of 16 MiB, left to the page cache. */
public class WriteBlocks extends DiskWorkload {

    static final String FILE = "blocks.dat";
    static final int SIZE = 64 << 10;
    static final int BLOCKS = 256;

    private final ByteBuffer block = block(SIZE);
    private FileChannel file;

    @Override
    void prepare(Path folder) throws IOException {
        file = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        for (int i = 0; i < BLOCKS; i++) {
            writeNumbered(file, block, -1, (long) i * SIZE);
        }
    }

    @Override
    protected long unit(long number) throws IOException {
        return writeNumbered(file, block, number, number % BLOCKS * SIZE);
    }

    @Override
    void closeFiles() throws IOException {
        file.close();
    }
}
