package dev.backsight.workloads.disk;

import dev.backsight.workloads.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Work on files in a folder of the fork's own. */
public abstract class DiskWorkload extends Workload {

    private ForkDirectory directory;

    @Setup
    public final void open() throws IOException {
        directory = ForkDirectory.create();
        prepare(directory.path());
    }

    @TearDown
    public final void close() throws IOException {
        closeFiles();
        directory.close();
    }

    /** Makes the files that units work on; not measured. */
    abstract void prepare(Path folder) throws IOException;

    /** Closes what {@link #prepare} opened. */
    abstract void closeFiles() throws IOException;

    /** A number of bytes of which every eighth tells where it stands. */
    static ByteBuffer block(int size) {
        ByteBuffer block = ByteBuffer.allocateDirect(size);
        for (int i = 0; i < size; i += Long.BYTES) {
            block.putLong(i, scattered(i));
        }
        return block;
    }

    /** Writes all of a block whose first eight bytes are the number of the unit. */
    static long writeNumbered(FileChannel file, ByteBuffer block, long number, long position) throws IOException {
        block.clear();
        block.putLong(0, number);
        long written = 0;
        while (block.hasRemaining()) {
            written += file.write(block, position + written);
        }
        return written;
    }
}
