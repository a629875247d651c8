package dev.backsight.store;

import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.ToLongFunction;

/** Runs the store's operations and has each recorded, as done or, whatever it throws, as failed. */
final class OperationRecording {

    private final StoreMonitor monitor;

    OperationRecording(StoreMonitor monitor) {
        this.monitor = monitor;
    }

    <T> T of(Operation operation, ToLongFunction<T> bytes, Call<T> call) throws IOException {
        long started = monitor.start();
        try {
            T result = call.run();
            monitor.succeeded(operation, started, bytes.applyAsLong(result));
            return result;
        } catch (Throwable e) {
            monitor.failed(operation, started);
            throw e;
        }
    }

    /** An operation that moves no content. */
    <T> T of(Operation operation, Call<T> call) throws IOException {
        return of(operation, result -> 0, call);
    }

    /** Fails like any get, but what opens is recorded by the stream itself when it is closed. */
    InputStream ofStream(Call<? extends InputStream> opening) throws IOException {
        long started = monitor.start();
        try {
            InputStream stream = opening.run();
            return monitor.isRecorded(started) ? new RecordedInputStream(stream, monitor, started) : stream;
        } catch (Throwable e) {
            monitor.failed(Operation.GET, started);
            throw e;
        }
    }

    @FunctionalInterface
    interface Call<T> {

        T run() throws IOException;
    }
}
