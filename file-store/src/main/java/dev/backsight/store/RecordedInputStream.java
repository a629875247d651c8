package dev.backsight.store;

import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A file's stream that is recorded as one get when it is closed: with the time spent opening and reading it, not that of
 * its reader in between, or as failed if any read threw. For one thread at a time.
 */
final class RecordedInputStream extends InputStream {

    private final InputStream file;
    private final StoreMonitor monitor;
    private final long opened;
    private long nanos;
    private long bytes;
    private boolean failed;
    private boolean closed;

    /** @param opened {@link StoreMonitor#start} before the file was opened */
    RecordedInputStream(InputStream file, StoreMonitor monitor, long opened) {
        this.file = file;
        this.monitor = monitor;
        this.opened = opened;
        this.nanos = monitor.elapsed(opened);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        long before = monitor.elapsed(opened);
        try {
            int count = file.read(target, offset, length);
            bytes += Math.max(0, count);
            return count;
        } catch (Throwable e) {
            failed = true;
            throw e;
        } finally {
            nanos += monitor.elapsed(opened) - before;
        }
    }

    /** The time that {@code target} takes counts as well: it cannot be told apart. */
    @Override
    public long transferTo(OutputStream target) throws IOException {
        long before = monitor.elapsed(opened);
        try {
            long count = file.transferTo(target);
            bytes += count;
            return count;
        } catch (Throwable e) {
            failed = true;
            throw e;
        } finally {
            nanos += monitor.elapsed(opened) - before;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        return file.skip(count);
    }

    @Override
    public int available() throws IOException {
        return file.available();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            if (failed) {
                monitor.failedWithin(Operation.GET);
            } else {
                monitor.succeededWithin(Operation.GET, nanos, bytes);
            }
        }
        file.close();
    }
}
