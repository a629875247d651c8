package dev.backsight.store.content;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A content that is completely written to a temporary file and not yet part of the store.
 * {@link ContentDirectory#publish} makes it so; closing it without that removes every trace.
 */
public final class StagedContent implements Closeable {

    private final ContentDisk disk;
    private final Path path;
    private final BlockFile file;
    /** Null if it was not cut by content. */
    private final @Nullable ChunkedWriter chunks;

    private Written written;
    private boolean forced;
    private boolean published;

    StagedContent(ContentDisk disk, Path path, BlockFile file, @Nullable ChunkedWriter chunks, Written written) {
        this.disk = disk;
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

    Path path() {
        return path;
    }

    void force() throws IOException {
        if (!forced) {
            file.force();
            forced = true;
        }
    }

    void standAlone(BlockWorkspace workspace) throws IOException {
        if (chunks != null && !bases().isEmpty()) {
            forced = false;
            written = chunks.standAlone(workspace, written.id());
        }
    }

    void published() {
        published = true;
    }

    void remember() {
        if (chunks != null && published) {
            chunks.remember(written.id());
        }
    }

    /** Closes the file and removes it if it is still a temporary one. */
    @Override
    public void close() throws IOException {
        try (chunks;
                file) {
            disk.deleteIfExists(path);
        }
    }
}
