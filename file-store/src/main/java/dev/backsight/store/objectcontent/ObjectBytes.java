package dev.backsight.store.objectcontent;

import dev.backsight.store.content.ContentBytes;
import dev.backsight.store.content.CorruptContentException;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * A content file in segments, open for reading. Who reads on where the last read ended gets more at a time, up to
 * {@value #MAX_WINDOW} bytes, kept for what comes next; whoever jumps, as to the block table and back, fetches what was asked
 * for and no more.
 */
final class ObjectBytes implements ContentBytes {

    /** The first request brings that much: all of a small content. */
    static final int FIRST_WINDOW = 256 << 10;

    static final int MAX_WINDOW = 4 << 20;

    private final ObjectContentStore store;
    private final Manifest manifest;
    private final String name;
    private byte[] window = {};
    private long windowStart;
    private int nextWindow = FIRST_WINDOW;
    /** Where the last read ended that went past the window. */
    private long jumpEnd;

    private @Nullable IOException missing;
    private boolean closed;

    /** @param manifest of an upload this is counted as a reader of */
    ObjectBytes(ObjectContentStore store, Manifest manifest, String name) {
        this.store = store;
        this.manifest = manifest;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String location() {
        return manifest.segmentKey(0).value();
    }

    @Override
    public long size() {
        return manifest.fileBytes();
    }

    @Override
    public boolean readFully(ByteBuffer into, long offset) throws IOException {
        long position = offset;
        while (into.hasRemaining()) {
            if (position >= manifest.fileBytes()) {
                return false;
            }
            byte[] bytes = bytesAt(position, into.remaining());
            if (bytes == null) {
                return false;
            }
            int from = bytes == window ? (int) (position - windowStart) : 0;
            int count = Math.min(into.remaining(), bytes.length - from);
            into.put(bytes, from, count);
            position += count;
        }
        return true;
    }

    /** The window, if it has that position now, or what begins there; null if the object that should have it is missing. */
    private byte @Nullable [] bytesAt(long position, int wanted) throws IOException {
        long windowEnd = windowStart + window.length;
        if (position >= windowStart && position < windowEnd) {
            return window;
        }
        boolean onwards = position == windowEnd || position == jumpEnd;
        byte[] fetched = fetch(position, onwards ? Math.max(wanted, nextWindow) : wanted);
        if (fetched == null) {
            return null;
        }
        if (onwards) {
            window = fetched;
            windowStart = position;
            nextWindow = Math.min(2 * nextWindow, MAX_WINDOW);
        } else {
            jumpEnd = position + fetched.length;
            nextWindow = FIRST_WINDOW;
        }
        return fetched;
    }

    private byte @Nullable [] fetch(long position, int wanted) throws IOException {
        long segment = position / manifest.segmentBytes();
        int offset = (int) (position % manifest.segmentBytes());
        int count = Math.min(wanted, manifest.segmentLength(segment) - offset);
        ObjectKey key = manifest.segmentKey(segment);
        try {
            return store.storage().read(key, offset, count);
        } catch (ObjectNotFoundException e) {
            if (!store.isCurrent(manifest)) {
                throw (NoSuchFileException) new NoSuchFileException(key.value()).initCause(e);
            }
            missing = e;
        } catch (IndexOutOfBoundsException e) {
            missing = new IOException("object '" + key + "' is shorter than it should be", e);
        }
        return null;
    }

    @Override
    public CorruptContentException corrupt(
            long offset, long position, @Nullable String problem, @Nullable Throwable cause) {
        long segment = Math.min(offset, manifest.fileBytes() - 1) / manifest.segmentBytes();
        String because = missing == null ? problem : problem + ": " + missing.getMessage();
        return new CorruptContentException(
                name,
                manifest.segmentKey(segment).value(),
                offset - segment * manifest.segmentBytes(),
                position,
                because,
                cause == null ? missing : cause);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            store.leave(manifest);
        }
    }
}
