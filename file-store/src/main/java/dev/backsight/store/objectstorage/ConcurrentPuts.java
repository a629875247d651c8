package dev.backsight.store.objectstorage;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of one thing, a few at a time and in no order. Each travels in an array that is used again once it has
 * arrived, so memory is bounded by how many travel. After a part that failed none is sent, and nothing is under way any
 * more when {@link #finish} or {@link #close} returns: who then removes what was sent is not overtaken by it, as far as
 * the storage's own time limit allows. For one thread, which should close it.
 */
public final class ConcurrentPuts implements AutoCloseable {

    private final ObjectStorage storage;
    private final boolean alone;
    private final Semaphore slots;
    private final Queue<byte[]> arrays = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** @param most so many travel at a time; with 1, the calling thread sends them */
    public ConcurrentPuts(ObjectStorage storage, int most) {
        this.storage = storage;
        this.alone = most == 1;
        this.slots = new Semaphore(most);
        this.threads = Executors.newFixedThreadPool(most, task -> {
            Thread thread = new Thread(task, "object-storage-put");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * An array to be filled, and given to {@link #put} or {@link #giveBack} before the next is asked for. Waits until one
     * is free.
     *
     * @throws ObjectStorageException if a part has failed, or the thread was interrupted while it waited
     */
    public byte[] array(int length) throws ObjectStorageException {
        try {
            slots.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException("interrupted while parts are being put", e);
        }
        try {
            requireNoFailure();
        } catch (Throwable e) {
            slots.release();
            throw e;
        }
        byte[] free = arrays.poll();
        return free != null && free.length == length ? free : new byte[length];
    }

    /** Takes an array back that is not to be sent. */
    public void giveBack(byte[] array) {
        arrays.add(array);
        slots.release();
    }

    /** Sends an array, which must not be touched from now on. That it fails is thrown by one of the calls that follow. */
    public void put(ObjectKey key, byte[] array) {
        if (alone) {
            send(key, array);
        } else {
            threads.execute(() -> send(key, array));
        }
    }

    private void send(ObjectKey key, byte[] array) {
        try {
            if (failure.get() == null) {
                storage.put(key, array);
            }
        } catch (ObjectStorageException | RuntimeException | Error e) {
            Throwable first = failure.compareAndExchange(null, e);
            if (first != null) {
                first.addSuppressed(e);
            }
        } finally {
            giveBack(array);
        }
    }

    /**
     * Waits until all have arrived. Nothing can be put afterwards.
     *
     * @throws ObjectStorageException if one has failed
     */
    public void finish() throws ObjectStorageException {
        close();
        requireNoFailure();
    }

    private void requireNoFailure() throws ObjectStorageException {
        Throwable first = failure.get();
        if (first instanceof ObjectStorageException failed) {
            throw failed;
        } else if (first instanceof RuntimeException failed) {
            throw failed;
        } else if (first instanceof Error failed) {
            throw failed;
        }
    }

    /** Waits for what is under way; if the thread is interrupted, interrupts it. */
    @Override
    public void close() {
        threads.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
                threads.shutdownNow();
            }
        }
        if (interrupted) {
            failure.compareAndSet(null, new StorageUnavailableException("interrupted while parts are being put", null));
            Thread.currentThread().interrupt();
        }
    }
}
