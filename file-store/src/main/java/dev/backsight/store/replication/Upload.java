package dev.backsight.store.replication;

import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/** Parts of a large content, each in a file that never changes. */
final class Upload {

    private final Path folder;
    private final List<Part> parts = new ArrayList<>();
    private long size;

    Upload(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    List<Part> parts() {
        return parts;
    }

    long size() {
        return size;
    }

    /** Writes the next part. */
    void write(byte[] content) throws IOException {
        Files.createDirectories(folder);
        // A file that is there already might be a link to one in a snapshot.
        Files.write(file(parts.size()), content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        add(new Part(content.length, crc(content, content.length)));
    }

    /** Knows of a part whose file is there. */
    void add(Part part) {
        parts.add(part);
        size += part.size();
    }

    Path file(int index) {
        return folder.resolve(String.format(Locale.ROOT, "%07d.part", index));
    }

    static int crc(byte[] content, int length) {
        CRC32C crc = new CRC32C();
        crc.update(content, 0, length);
        return (int) crc.getValue();
    }

    /**
     * All parts, one after the other.
     *
     * @param announced what the content's hash should be: if it is not, reading the end throws
     *     {@link ContentMismatchException}
     */
    InputStream open(ContentId announced) {
        return new PartsInputStream(announced);
    }

    /**
     * @param size in bytes
     * @param crc CRC32C (RFC 3720) of the part
     */
    record Part(int size, int crc) {}

    /** Parts are read whole and checked, so that a damaged disk is told from a client that announced something else. */
    private final class PartsInputStream extends InputStream {

        private final ContentId announced;
        private final MessageDigest digest = ContentId.newDigest();
        private byte[] current = {};
        private int position;
        private int next;
        private boolean checked;

        PartsInputStream(ContentId announced) {
            this.announced = announced;
        }

        @Override
        public int read() throws IOException {
            return fill() ? Byte.toUnsignedInt(current[position++]) : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, current.length - position);
            System.arraycopy(current, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean fill() throws IOException {
            if (position < current.length) {
                return true;
            }
            if (next == parts.size()) {
                requireAnnounced();
                return false;
            }
            Part part = parts.get(next);
            byte[] content = Files.readAllBytes(file(next));
            if (content.length != part.size() || crc(content, content.length) != part.crc()) {
                throw new IOException(file(next) + " is damaged: it is not what was uploaded");
            }
            digest.update(content);
            current = content;
            position = 0;
            next++;
            return true;
        }

        private void requireAnnounced() throws ContentMismatchException {
            if (checked) {
                return;
            }
            checked = true;
            ContentId found = ContentId.fromBytes(digest.digest());
            if (!found.equals(announced)) {
                throw new ContentMismatchException(announced, found);
            }
        }
    }
}
