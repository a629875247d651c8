package dev.backsight.store;

import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A file's stream that is recorded as one get when it is closed: with the time spent opening and reading it, not that of
 * its reader in between or of the target it is transferred to, or as failed if any read threw. A reader or target that
 * gives up early does not make it fail. For one thread at a time.
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

    @Override
    public long transferTo(OutputStream target) throws IOException {
        Target timed = new Target(target);
        long before = monitor.elapsed(opened);
        try {
            return file.transferTo(timed);
        } catch (Throwable e) {
            failed |= !timed.broken;
            throw e;
        } finally {
            bytes += timed.bytes;
            nanos += monitor.elapsed(opened) - before - timed.nanos;
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

    /** Where a file is transferred to, which has a time and failures of its own. */
    private final class Target extends OutputStream {

        private final OutputStream target;
        private long nanos;
        private long bytes;
        private boolean broken;

        Target(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            bytes += length;
            long before = monitor.elapsed(opened);
            try {
                target.write(source, offset, length);
            } catch (Throwable e) {
                broken = true;
                throw e;
            } finally {
                nanos += monitor.elapsed(opened) - before;
            }
        }
    }
}
