package dev.backsight.store.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where a chunk with some hash may be found: a hint, never believed without comparing the bytes. So nothing about it has
 * to be right: a slot that is damaged, half-written or of a content long gone is passed over, the file may be deleted at
 * any time, and if the disk fails, chunks are written again instead of found. Safe for use by many threads.
 *
 * <p>The file is a table of fixed size, {@value #BUCKETS} buckets of {@value #SLOTS} slots, 64 MiB, in which a file system
 * with sparse files gives room only to buckets in use. That is enough for some 40 GB of content. A full bucket forgets one of
 * its slots, chosen by the hash, for every new one.
 */
final class ChunkIndex implements Closeable {

    static final int SLOTS = 16;
    static final int BUCKETS = 1 << 16;
    static final int SLOT_BYTES = Long.BYTES + Base.BYTES + Long.BYTES + 2 * Integer.BYTES;

    private static final int BUCKET_BYTES = SLOTS * SLOT_BYTES;
    private static final int CHECKED_BYTES = SLOT_BYTES - Integer.BYTES;
    private static final System.Logger LOG = System.getLogger(ChunkIndex.class.getName());

    private final Path path;
    private @Nullable FileChannel channel;
    private boolean unusable;

    /** Opens nothing yet. */
    ChunkIndex(Path path) {
        this.path = path;
    }

    /**
     * Where a chunk may be.
     *
     * @param owner the content
     * @param start where it begins in that
     */
    record Place(Base owner, long start, int length) {}

    /** A place where a chunk of that hash was, or null. */
    synchronized @Nullable Place find(long hash) {
        if (unusable) {
            return null;
        }
        try {
            ByteBuffer bucket = read(bucketOffset(hash));
            int slot = slotOf(bucket, hash);
            return slot < 0 ? null : place(bucket.slice(slot * SLOT_BYTES, SLOT_BYTES));
        } catch (IOException e) {
            failed(e);
            return null;
        }
    }

    /** Notes where a chunk is. */
    synchronized void put(long hash, Place place) {
        if (unusable) {
            return;
        }
        try {
            ByteBuffer bucket = read(bucketOffset(hash));
            int slot = slotOf(bucket, hash);
            if (slot < 0) {
                slot = freeSlot(bucket, hash);
            }
            ByteBuffer bytes = ByteBuffer.allocate(SLOT_BYTES).putLong(hash);
            place.owner().encode(bytes);
            bytes.putLong(place.start()).putInt(place.length());
            bytes.putInt(checksum(bytes)).flip();
            long offset = bucketOffset(hash) + (long) slot * SLOT_BYTES;
            while (bytes.hasRemaining()) {
                offset += channel().write(bytes, offset);
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    /** What lies beyond the end of the file, or cannot be read as a slot, is free. */
    private ByteBuffer read(long offset) throws IOException {
        ByteBuffer bucket = ByteBuffer.allocate(BUCKET_BYTES);
        long position = offset;
        for (int count = 0; bucket.hasRemaining() && count >= 0; position += count) {
            count = channel().read(bucket, position);
        }
        return bucket.clear();
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    private static long bucketOffset(long hash) {
        return (hash & (BUCKETS - 1)) * BUCKET_BYTES;
    }

    private static int slotOf(ByteBuffer bucket, long hash) {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (bucket.getLong(slot * SLOT_BYTES) == hash && isWhole(bucket.slice(slot * SLOT_BYTES, SLOT_BYTES))) {
                return slot;
            }
        }
        return -1;
    }

    private static int freeSlot(ByteBuffer bucket, long hash) {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (!isWhole(bucket.slice(slot * SLOT_BYTES, SLOT_BYTES))) {
                return slot;
            }
        }
        return (int) (hash >>> 60);
    }

    private static boolean isWhole(ByteBuffer slot) {
        return slot.getInt(CHECKED_BYTES) == checksum(slot);
    }

    private static Place place(ByteBuffer slot) {
        ByteBuffer fields = slot.position(Long.BYTES);
        return new Place(Base.decode(fields), fields.getLong(), fields.getInt());
    }

    /** Begun with a byte, so that a slot of zeros is not whole. */
    private static int checksum(ByteBuffer slot) {
        CRC32C crc = new CRC32C();
        crc.update(1);
        crc.update(slot.duplicate().clear().limit(CHECKED_BYTES));
        return (int) crc.getValue();
    }

    private void failed(IOException e) {
        // An interrupted thread closes the channel it was using: no fault of the file, which is opened again next time.
        if (!(e instanceof ClosedChannelException)) {
            unusable = true;
            LOG.log(System.Logger.Level.WARNING, "chunks are not shared for now: " + path + " cannot be used", e);
        }
        close();
    }

    @Override
    public synchronized void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, path + " could not be closed; nothing depends on it", e);
            }
        }
    }
}
