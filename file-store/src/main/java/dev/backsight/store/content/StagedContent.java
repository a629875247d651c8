package dev.backsight.store.content;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A content that is completely written to a temporary file and not yet part of the store.
 * {@link ContentDirectory#publish} makes it so; closing it without that removes every trace.
 */
public final class StagedContent implements Closeable {

    private final ContentHeader header;
    private final Path path;
    private final BlockFile file;
    private boolean forced;

    StagedContent(ContentHeader header, Path path, BlockFile file) {
        this.header = header;
        this.path = path;
        this.file = file;
    }

    public ContentId id() {
        return header.id();
    }

    /** Original bytes. */
    public long size() {
        return header.size();
    }

    /** Bytes of the file, with header and table. */
    public long storedSize() {
        return header.fileSize();
    }

    /** {@link Codec#STORED} if no block was worth compressing. */
    public Codec codec() {
        return header.codec();
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

    /** Closes the file and removes it if it is still a temporary one. */
    @Override
    public void close() throws IOException {
        try (file) {
            Files.deleteIfExists(path);
        }
    }
}
