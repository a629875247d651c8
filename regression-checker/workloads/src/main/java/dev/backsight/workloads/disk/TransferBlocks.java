package dev.backsight.workloads.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copying from file to file in the kernel. A unit: 64 KiB from anywhere in one file of 8 MiB to the same place in another. */
public class TransferBlocks extends DiskWorkload {

    static final String FILE = "target.dat";
    static final int SIZE = 64 << 10;

    private static final int BLOCKS = 128;

    private FileChannel source;
    private FileChannel target;

    static long index(long number) {
        return Long.remainderUnsigned(scattered(number), BLOCKS);
    }

    @Override
    void prepare(Path folder) throws IOException {
        source = created(folder.resolve("source.dat"));
        target = created(folder.resolve(FILE));
        ByteBuffer block = block(SIZE);
        for (int i = 0; i < BLOCKS; i++) {
            writeNumbered(source, block, i, (long) i * SIZE);
            writeNumbered(target, block, -1, (long) i * SIZE);
        }
    }

    private static FileChannel created(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    protected long unit(long number) throws IOException {
        long position = index(number) * SIZE;
        target.position(position);
        long copied = 0;
        while (copied < SIZE) {
            copied += source.transferTo(position + copied, SIZE - copied, target);
        }
        return copied;
    }

    @Override
    void closeFiles() throws IOException {
        source.close();
        target.close();
    }
}
