package dev.backsight.store;

import java.io.InterruptedIOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Slows a reader down to a number of bytes per second, over all that it has read. For one thread. */
final class Pace {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double bytesPerSecond;
    private final LongSupplier nanoTime;
    private final LongConsumer sleep;
    private final long started;
    private long bytes;

    Pace(long bytesPerSecond) {
        this(bytesPerSecond, System::nanoTime, LockSupport::parkNanos);
    }

    /** @param sleep waits for a number of nanoseconds, or less */
    Pace(long bytesPerSecond, LongSupplier nanoTime, LongConsumer sleep) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanoTime = nanoTime;
        this.sleep = sleep;
        this.started = nanoTime.getAsLong();
    }

    /**
     * Tells that so many bytes were read, and waits until that was due.
     *
     * @throws InterruptedIOException if the thread is interrupted
     */
    void read(long count) throws InterruptedIOException {
        bytes += count;
        double due = bytes / bytesPerSecond * NANOS_PER_SECOND;
        for (double early = due - (nanoTime.getAsLong() - started); early >= 1; ) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the scrub was interrupted");
            }
            sleep.accept((long) early);
            early = due - (nanoTime.getAsLong() - started);
        }
    }

    /** All that were read. */
    long bytes() {
        return bytes;
    }
}
