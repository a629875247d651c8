package dev.backsight.workloads.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads through the page cache. A unit: 4 KiB from anywhere in a file of 16 MiB. */
public class ReadBlocks extends DiskWorkload {

    private static final int SIZE = 4 << 10;
    private static final int BLOCKS = 4_096;

    private final ByteBuffer block = block(SIZE);
    private FileChannel file;

    /** Which block a unit reads; its first eight bytes are this number. */
    static long index(long number) {
        return Long.remainderUnsigned(scattered(number), BLOCKS);
    }

    @Override
    void prepare(Path folder) throws IOException {
        file = FileChannel.open(
                folder.resolve("read.dat"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.READ);
        for (int i = 0; i < BLOCKS; i++) {
            writeNumbered(file, block, i, (long) i * SIZE);
        }
    }

    @Override
    protected long unit(long number) throws IOException {
        long position = index(number) * SIZE;
        block.clear();
        while (block.hasRemaining()) {
            if (file.read(block, position + block.position()) < 0) {
                throw new IOException("the file ends before " + position);
            }
        }
        return block.getLong(0) + block.getLong(SIZE - Long.BYTES);
    }

    @Override
    void closeFiles() throws IOException {
        file.close();
    }
}
