package dev.backsight.workloads.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes that are waited for, as a database's log has them that commits in groups. A unit: 4 KiB at the next place of a
 * file of 1 MiB, and its part in a sync, which follows every {@value #GROUP} units, in whichever operation they are.
 */
public class WriteAndSync extends DiskWorkload {

    static final String FILE = "synced.dat";
    static final int SIZE = 4 << 10;
    static final int BLOCKS = 256;

    private static final int GROUP = 20;

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
        long written = writeNumbered(file, block, number, number % BLOCKS * SIZE);
        if ((number + 1) % GROUP == 0) {
            file.force(false);
        }
        return written;
    }

    @Override
    void closeFiles() throws IOException {
        file.close();
    }
}
