package dev.backsight.store;

import dev.backsight.store.content.ContentDirectory;
import dev.backsight.store.content.ContentInputStream;
import dev.backsight.store.content.ContentReader;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** The reading half of a {@link FileStore}: from a name to the bytes of the content it has at that moment. */
final class FileReads {

    private final MetadataStore metadata;
    private final ContentDirectory contents;
    private final StripedLocks nameLocks;

    /** @param nameLocks held by whoever changes what a name refers to */
    FileReads(MetadataStore metadata, ContentDirectory contents, StripedLocks nameLocks) {
        this.metadata = metadata;
        this.contents = contents;
        this.nameLocks = nameLocks;
    }

    byte[] whole(FileName name) throws IOException {
        try (ContentReader reader = open(name)) {
            if (reader.size() > Integer.MAX_VALUE - 8) {
                throw new IOException("'" + name + "' has " + reader.size()
                        + " bytes, which is too much for an array; use newInputStream or copyTo");
            }
            byte[] content = new byte[(int) reader.size()];
            reader.read(0, content, 0, content.length);
            return content;
        }
    }

    byte[] part(FileName name, long offset, int length) throws IOException {
        try (ContentReader reader = open(name)) {
            reader.requireRange(offset, length);
            byte[] part = new byte[length];
            reader.read(offset, part, 0, length);
            return part;
        }
    }

    ContentInputStream stream(FileName name) throws IOException {
        ContentReader reader = open(name);
        return new ContentInputStream(reader, 0, reader.size());
    }

    ContentInputStream stream(FileName name, long offset, long length) throws IOException {
        ContentReader reader = open(name);
        try {
            return new ContentInputStream(reader, offset, length);
        } catch (IndexOutOfBoundsException e) {
            reader.close();
            throw e;
        }
    }

    private ContentReader open(FileName name) throws IOException {
        try {
            return openNow(name);
        } catch (NoSuchFileException e) {
            // Replaced or deleted since its record was read, most likely. Under the name's lock nobody can do that: a
            // content that is missing now is missing for good.
            StripedLocks.Held ofName = nameLocks.lock(name);
            try {
                return openNow(name);
            } catch (NoSuchFileException missing) {
                throw contents.missing(name.value(), missing);
            } finally {
                ofName.release();
            }
        }
    }

    private ContentReader openNow(FileName name) throws IOException {
        FileStat stat = metadata.find(name).orElseThrow(() -> new FileNotStoredException(name));
        return contents.read(stat.contentId(), stat.size(), name.value());
    }
}
