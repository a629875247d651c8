package dev.backsight.store.objectstorage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.opendal.Entry;
import org.apache.opendal.ListOptions;
import org.apache.opendal.OpenDALException;
import org.apache.opendal.Operator;
import org.jspecify.annotations.Nullable;

/** A bucket on a server, through OpenDAL. What fails for a passing reason is repeated a few times before it throws. */
final class RemoteStorage implements ObjectStorage {

    private static final System.Logger LOG = System.getLogger(RemoteStorage.class.getName());
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2));

    private final RemoteConfig config;
    private final RemoteErrors errors;
    private final TimedCalls calls;
    private final Operator operator;
    private final AtomicBoolean closed = new AtomicBoolean();

    RemoteStorage(RemoteConfig config) {
        this.config = config;
        this.errors = new RemoteErrors(config);
        this.operator = Operator.of(config.scheme(), config.options());
        this.calls = new TimedCalls(config.timeout());
    }

    @Override
    public void put(ObjectKey key, byte[] content) throws ObjectStorageException {
        Objects.checkFromIndexSize(0, content.length, MAX_OBJECT_BYTES);
        call("put", key.value(), key, () -> {
            operator.write(key.value(), content);
            return content.length;
        });
    }

    @Override
    public byte[] read(ObjectKey key, long offset, int count) throws ObjectStorageException {
        Objects.checkFromIndexSize(0, count, MAX_OBJECT_BYTES);
        Objects.checkFromIndexSize(offset, count, Long.MAX_VALUE);
        if (count == 0) {
            // OpenDAL would not ask the server.
            Objects.checkFromIndexSize(offset, count, stat(key).size());
            return new byte[0];
        }
        byte[] part;
        try {
            part = call("read", key.value(), null, () -> operator.read(key.value(), offset, count));
        } catch (StorageFailedException e) {
            // A range that is not there fails like an answer that makes no sense: ask which of both it was.
            Objects.checkFromIndexSize(offset, count, stat(key).size());
            throw e;
        }
        if (part.length != count) {
            throw new StorageFailedException(
                    "read '" + key + "': asked for " + count + " bytes, got " + part.length, null);
        }
        return part;
    }

    @Override
    public ObjectStat stat(ObjectKey key) throws ObjectStorageException {
        return call(
                "stat",
                key.value(),
                null,
                () -> new ObjectStat(key, operator.stat(key.value()).getContentLength()));
    }

    @Override
    public void delete(ObjectKey key) throws ObjectStorageException {
        call("delete", key.value(), key, () -> {
            operator.delete(key.value());
            return key;
        });
    }

    @Override
    public ObjectPage list(String prefix, @Nullable ObjectKey after, int limit) throws ObjectStorageException {
        ObjectKey.requirePrefix(prefix);
        ObjectPage.requireLimit(limit);
        ListOptions options = ListOptions.builder().recursive(true).build();
        List<Entry> entries = call("list", prefix, null, () -> operator.list(prefix, options));
        List<ObjectStat> objects = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            // What others have put into the bucket, under keys that cannot be ours, is not ours to show.
            if (entry.getMetadata().isFile()
                    && ObjectKey.isKey(entry.getPath())
                    && entry.getPath().startsWith(prefix)) {
                objects.add(new ObjectStat(
                        new ObjectKey(entry.getPath()), entry.getMetadata().getContentLength()));
            }
        }
        return ObjectPage.cut(objects, after, limit);
    }

    private <T> T call(String operation, String key, @Nullable ObjectKey changed, Callable<T> call)
            throws ObjectStorageException {
        String what = operation + " '" + key + "'";
        for (int attempt = 1; ; attempt++) {
            ObjectStorageException failure;
            try {
                return calls.call(what, changed, call);
            } catch (StorageUnavailableException e) {
                failure = e;
            } catch (ExecutionException e) {
                failure = translate(what, e.getCause());
            }
            if (!failure.isRetryable()
                    || attempt > config.retries()
                    || Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            pause(BACKOFF.delayMillis(attempt, ThreadLocalRandom.current()));
        }
    }

    private ObjectStorageException translate(String what, @Nullable Throwable cause) {
        if (cause instanceof OpenDALException failure) {
            return errors.translate(what, failure);
        }
        return new StorageFailedException(what + ": " + cause, cause);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            // The next attempt sees it.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (calls.close()) {
            operator.close();
        } else {
            // To free what a native call still uses would crash the JVM.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "calls to {0} have not ended in time; their memory is left to them",
                    config.endpoint());
        }
    }
}
