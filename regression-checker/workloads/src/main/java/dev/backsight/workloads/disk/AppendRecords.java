package dev.backsight.workloads.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A log that grows. A unit: a record of 512 bytes appended; after 32,768 of them the log starts anew, as logs do. */
public class AppendRecords extends DiskWorkload {

    static final String FILE = "append.log";
    static final int SIZE = 512;

    private static final int RECORDS = 32_768;

    private final ByteBuffer block = block(SIZE);
    private FileChannel file;

    @Override
    void prepare(Path folder) throws IOException {
        file = FileChannel.open(
                folder.resolve(FILE),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    @Override
    protected long unit(long number) throws IOException {
        if (number % RECORDS == 0) {
            file.truncate(0);
        }
        block.clear();
        block.putLong(0, number);
        long written = 0;
        while (block.hasRemaining()) {
            written += file.write(block);
        }
        return written;
    }

    @Override
    void closeFiles() throws IOException {
        file.close();
    }
}
