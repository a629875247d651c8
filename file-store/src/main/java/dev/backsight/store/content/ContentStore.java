package dev.backsight.store.content;

import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All contents of one store, each once. Safe for use by many threads; that nobody publishes and deletes the same content
 * at once is the caller's business.
 *
 * <p>A content is first staged, which nobody sees, and then published: from then on it survives a crash, and can be read
 * as a whole. What was staged and never published is removed when it is closed, or, after a crash, with the orphans.
 */
public interface ContentStore extends AutoCloseable {

    /** Contents are listed in so many parts, by the first two digits of their ids. */
    int FOLDERS = 256;

    /** Writes and hashes everything the source has. Whatever fails leaves nothing behind. */
    StagedContent stage(InputStream source, CompressionChoice choice) throws IOException;

    /** Like {@link #stage(InputStream, CompressionChoice)}, but borrows from no other content. */
    StagedContent stageAlone(InputStream source, CompressionChoice choice) throws IOException;

    /** Writes content whose id is known. Whatever fails leaves nothing behind. */
    StagedContent stage(byte[] content, ContentId id, CompressionChoice choice) throws IOException;

    /**
     * Opens a content for reading. It stays readable until closed, even when it is deleted meanwhile.
     *
     * @param size what the metadata says of its size
     * @param name who asks, for messages
     * @throws NoSuchFileException if there is no such content
     * @throws CorruptContentException if the content file's header is damaged or is that of another content
     */
    ContentReader read(ContentId id, long size, String name) throws IOException;

    /**
     * Reads all of one content file: its header, its table, and the blocks that are in it. Borrowed blocks are checked with
     * the file that has them.
     *
     * @param size what the metadata says of its size
     * @param name for messages
     * @param read is told how many bytes were read, after every block
     * @throws NoSuchFileException if there is no such content
     * @throws CorruptContentException of the first damage
     */
    void check(ContentId id, long size, String name, ReadListener read) throws IOException;

    /** Whether there is such a content, damaged or not. */
    boolean exists(ContentId id) throws IOException;

    /** Where a content is, or would be: a path or a key, for messages. */
    String location(ContentId id);

    /** The contents in one of the {@link #FOLDERS}, 0 to 255, in the order of their ids. */
    List<ContentId> published(int folder) throws IOException;

    /** Removes a content. After a crash it may be back, and is then an orphan. */
    void delete(ContentId id) throws IOException;

    /**
     * Removes what a crash left behind: contents nobody refers to, and what was staged. Only while nobody writes.
     *
     * @return how many files or objects were removed
     */
    int removeOrphans(References references) throws IOException;

    /**
     * Links every content into the tree below another root, durably. Only while nobody publishes or deletes.
     *
     * @throws IOException also if contents are not kept in the store's directory
     */
    void linkTo(Path root) throws IOException;

    /** How contents that are kept elsewhere are bound to the store's directory; empty if that is where they are. */
    Optional<DirectoryBinding> binding();

    @Override
    void close();

    /** Who knows whether a content is referred to. */
    @FunctionalInterface
    interface References {

        boolean exist(ContentId id) throws IOException;
    }

    /** Follows a check. */
    @FunctionalInterface
    interface ReadListener {

        void read(long bytes) throws IOException;
    }
}
