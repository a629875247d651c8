package dev.backsight.store.mirror;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.objectstorage.ConcurrentPuts;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectPage;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One content in the storage, in parts. */
final class MirroredContent {

    private final ObjectStorage storage;
    private final ContentId id;
    private final long size;

    MirroredContent(ObjectStorage storage, ContentId id, long size) {
        this.storage = storage;
        this.id = id;
        this.size = size;
    }

    /** Every object below the content's prefix, whatever size the content should have. */
    private Map<ObjectKey, Long> present() throws IOException {
        Map<ObjectKey, Long> present = new HashMap<>();
        ObjectKey after = null;
        do {
            ObjectPage page = storage.list(MirrorLayout.contentPrefix(id), after, ObjectStorage.MAX_PAGE);
            for (ObjectStat part : page.objects()) {
                present.put(part.key(), part.size());
            }
            after = page.next().orElse(null);
        } while (after != null);
        return present;
    }

    boolean isComplete() throws IOException {
        return isComplete(present());
    }

    private boolean isComplete(Map<ObjectKey, Long> present) {
        for (int part = 0; part < MirrorLayout.parts(size); part++) {
            if (!isThere(part, present)) {
                return false;
            }
        }
        return true;
    }

    private boolean isThere(int part, Map<ObjectKey, Long> present) {
        Long length = present.get(MirrorLayout.partKey(id, part));
        return length != null && length == MirrorLayout.partLength(size, part);
    }

    /**
     * Writes the parts that are not there: after a crash, the rest.
     *
     * @param source has the content from its beginning on
     * @param atATime so many parts travel at the same time: in no order, since no file refers to the content yet
     * @return bytes written
     * @throws MalformedMirrorException if the source is not that content; nothing of what was written then stays
     */
    long write(InputStream source, int atATime) throws IOException {
        Map<ObjectKey, Long> present = present();
        MessageDigest digest = ContentId.newDigest();
        List<ObjectKey> written = new ArrayList<>();
        long bytes = 0;
        int parts = MirrorLayout.parts(size);
        try (ConcurrentPuts puts = new ConcurrentPuts(storage, Math.max(1, Math.min(atATime, parts)))) {
            for (int part = 0; part < parts; part++) {
                int length = MirrorLayout.partLength(size, part);
                byte[] content = puts.array(length);
                if (source.readNBytes(content, 0, length) != length) {
                    puts.finish();
                    remove(written);
                    throw new MalformedMirrorException(
                            "content " + id + " ends before its " + size + " bytes do; nothing of it was mirrored");
                }
                digest.update(content);
                if (isThere(part, present)) {
                    puts.giveBack(content);
                } else {
                    ObjectKey key = MirrorLayout.partKey(id, part);
                    written.add(key);
                    puts.put(key, content);
                    bytes += length;
                }
            }
            puts.finish();
        }
        if (!ContentId.fromBytes(digest.digest()).equals(id)) {
            remove(written);
            throw new MalformedMirrorException(
                    "what the store gave as content " + id + " has another SHA-256; nothing of it was mirrored");
        }
        return bytes;
    }

    /** The content, checked against its id at its end: a stream of something else throws instead of ending. */
    InputStream newInputStream() {
        return new PartsInputStream();
    }

    /** Reads everything back. */
    void verify() throws IOException {
        try (InputStream content = newInputStream()) {
            content.skipNBytes(size);
            if (content.read() >= 0) {
                throw new IllegalStateException("a stream of " + size + " bytes has more");
            }
        }
    }

    void remove() throws IOException {
        remove(present().keySet());
    }

    private void remove(Collection<ObjectKey> parts) throws IOException {
        for (ObjectKey part : parts) {
            storage.delete(part);
        }
    }

    private final class PartsInputStream extends InputStream {

        private final MessageDigest digest = ContentId.newDigest();
        private byte[] buffer = new byte[0];
        private int position;
        private int nextPart;
        private boolean verified;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position == buffer.length && !fill()) {
                return -1;
            }
            int count = Math.min(length, buffer.length - position);
            System.arraycopy(buffer, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean fill() throws IOException {
            if (nextPart == MirrorLayout.parts(size)) {
                verify();
                return false;
            }
            buffer = readPart(nextPart);
            position = 0;
            digest.update(buffer);
            nextPart++;
            return true;
        }

        private byte[] readPart(int part) throws IOException {
            int length = MirrorLayout.partLength(size, part);
            try {
                return storage.read(MirrorLayout.partKey(id, part), 0, length);
            } catch (IndexOutOfBoundsException e) {
                throw wrong("part " + part + " is shorter than " + length + " bytes", e);
            }
        }

        private void verify() throws MalformedMirrorException {
            if (!verified && !ContentId.fromBytes(digest.digest()).equals(id)) {
                throw wrong("its SHA-256 is another", null);
            }
            verified = true;
        }

        private MalformedMirrorException wrong(String how, @Nullable Throwable cause) {
            return new MalformedMirrorException("content " + id + " is damaged in the mirror: " + how, cause);
        }
    }
}
