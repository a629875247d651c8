package dev.backsight.store.content;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A content that is completely written to a temporary file and not yet part of the store. {@link #publish} makes it so;
 * closing it without that removes every trace. For one thread at a time.
 */
public final class StagedContent implements Closeable {

    private final ContentStaging staging;
    private final UUID number;
    private final Path path;
    private final BlockFile file;
    /** Null if it was not cut by content. */
    private final @Nullable ChunkedWriter chunks;

    private Written written;
    private boolean prepared;
    private boolean published;

    StagedContent(
            ContentStaging staging,
            UUID number,
            Path path,
            BlockFile file,
            @Nullable ChunkedWriter chunks,
            Written written) {
        this.staging = staging;
        this.number = number;
        this.path = path;
        this.file = file;
        this.chunks = chunks;
        this.written = written;
    }

    public ContentId id() {
        return written.id();
    }

    /** Original bytes. */
    public long size() {
        return written.size();
    }

    /** Bytes of the file, with header and table, without what it borrows from others. */
    public long storedSize() {
        return written.fileSize();
    }

    /** Of the blocks in the file; {@link Codec#STORED} if none was worth compressing. */
    public Codec codec() {
        return written.codec();
    }

    /** The contents it borrows from, and cannot be read without. They borrow from none. */
    public List<ContentId> bases() {
        return chunks == null ? List.of() : chunks.bases();
    }

    /** Of this staging, different from that of every other, also of the same content. */
    public UUID number() {
        return number;
    }

    /** The temporary file; gone once this was closed, or published by giving it another name. */
    public Path path() {
        return path;
    }

    /** Nanoseconds spent in trying to compress; 0 if that was not tried. */
    public long compressNanos() {
        return written.compressNanos();
    }

    /**
     * Opens it for reading, before it is published.
     *
     * @param name who asks, for messages
     * @throws java.nio.file.NoSuchFileException if what it borrows from is gone; it can {@link #standAlone} then
     */
    public ContentReader open(String name) throws IOException {
        return ContentReader.open(LocalBytes.open(path, name), staging.contents(), id(), size(), staging.workspaces());
    }

    /** Brings the temporary file onto the device. */
    void force() throws IOException {
        file.force();
    }

    /**
     * Rewrites it so that it borrows from no others: for when its bases are gone before it was published. They are still
     * open, and can be read; if the disk fails, nothing but this staged content is lost.
     */
    public void standAlone() throws IOException {
        if (chunks != null && !bases().isEmpty()) {
            prepared = false;
            BlockWorkspace workspace = staging.workspaces().borrow();
            try {
                written = chunks.standAlone(workspace, written.id());
            } finally {
                staging.workspaces().giveBack(workspace);
            }
        }
    }

    /** Does of publishing what takes long and nobody sees; worth doing before taking locks. */
    public void prepare() throws IOException {
        if (!prepared) {
            staging.publisher().prepare(this);
            prepared = true;
        }
    }

    /** Makes it part of the store; afterwards it survives a crash. Replaces an equal one, if any. */
    public void publish() throws IOException {
        prepare();
        staging.publisher().publish(this);
        published = true;
    }

    /** Lets later contents borrow from this one, if it was published; call it once the metadata knows it. */
    public void remember() {
        if (chunks != null && published) {
            chunks.remember(written.id());
        }
    }

    /** Closes the temporary file and removes what is not part of the store. */
    @Override
    public void close() throws IOException {
        try (chunks;
                file) {
            staging.disk().deleteIfExists(path);
        } finally {
            if (!published) {
                staging.publisher().withdraw(this);
            }
        }
    }
}
