package dev.backsight.store.metadata;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each file, and how many names refer to each content. Every change is atomic: it is there as a whole or
 * not at all, also after a crash. Safe for use by many threads, except where an implementation says that changes of the
 * same name or of the same contents must not run at once.
 *
 * <p>Each version of a file that is kept refers to one content. A content may be based on others, and then refers to them;
 * each has one reference for every content based on it. What loses its last reference is forgotten in the same change, and
 * with it the references it had.
 *
 * <p>Whoever changes a file says what it was, as {@link #find(FileName)} told. If it is not that any more, the change is
 * refused with a {@link FileChangedException}, and nothing has changed.
 *
 * <p>Every method throws {@link MetadataException} if the metadata cannot be read or written, and {@link
 * IllegalStateException} once the store is closed.
 */
public interface MetadataStore extends AutoCloseable {

    /** The latest version of a file, or empty if there is none of that name. */
    Optional<FileStat> find(FileName name) throws IOException;

    /** What is known of a content, or empty if nothing refers to it. */
    Optional<ContentRecord> find(ContentId id) throws IOException;

    /** Whether anything refers to a content, also if a newer version wrote what is known of it. */
    boolean contains(ContentId id) throws IOException;

    /** All versions of a file that are kept, the latest first; none if there is no file of that name. */
    List<FileStat> versions(FileName name) throws IOException;

    /**
     * Files whose names begin with {@code prefix} and come after {@code after}, in code point order.
     *
     * @param prefix may be empty
     * @param after null to begin with the first
     * @param limit at least 1
     */
    List<FileStat> list(String prefix, @Nullable FileName after, int limit) throws IOException;

    /**
     * Files that a query asks for and that come after {@code after}, in code point order, all as they are at one moment.
     *
     * @param after null to begin with the first
     * @param limit at least 1; fewer are returned only if there are no more
     */
    List<FileStat> query(FileQuery query, @Nullable FileName after, int limit) throws IOException;

    /**
     * Puts a new file, another version of one, or other labels on the latest. Its content becomes known by it if it was
     * not. Versions before {@code next.oldestVersion()} are forgotten, and {@code previous} is kept as an older one unless
     * it is among these.
     *
     * @param previous what {@link #find(FileName)} says of the name now, or null
     * @param next see {@link VersionChange} for what may follow what
     * @param bases what the content is based on if this makes it known; see {@link ContentRecord#bases}. Not looked at if
     *     it is known already.
     * @return the contents nothing refers to any more: their files may be removed
     * @throws BasesGoneException if one of the bases is not known, or is itself based on others; nothing has changed then
     */
    List<ContentId> put(@Nullable FileStat previous, FileStat next, List<ContentId> bases) throws IOException;

    /**
     * Gives a file, with all its versions, another name.
     *
     * @param file what {@link #find(FileName)} says of its name now
     * @param name other than the one it has
     * @param replaced what {@link #find(FileName)} says of that name now, or null; forgotten with all its versions
     * @return the contents nothing refers to any more: their files may be removed
     */
    List<ContentId> rename(FileStat file, FileName name, @Nullable FileStat replaced) throws IOException;

    /**
     * Forgets a file with all its versions.
     *
     * @param file what {@link #find(FileName)} says of the name now
     * @return the contents nothing refers to any more: their files may be removed
     */
    List<ContentId> remove(FileStat file) throws IOException;

    /** The directory this metadata is bound to, or empty if it is not bound to any. */
    Optional<UUID> directory() throws IOException;

    /**
     * Binds this metadata to the directory whose contents it tells of, so that no other takes it for its own, and its own
     * contents for unused. Does nothing if it is bound already.
     *
     * @param directory what the directory is known by
     * @return what it is bound to now
     */
    UUID bind(UUID directory) throws IOException;

    /**
     * Makes sure that a content may be made known with these bases, as long as the caller keeps others from changing them.
     *
     * @throws BasesGoneException if one of the bases is not known, or is itself based on others
     */
    default void requireBases(ContentId content, List<ContentId> bases) throws IOException {
        BasesGoneException.check(content, bases, this::find);
    }

    /** Waits for calls that are under way; later ones throw {@link IllegalStateException}. */
    @Override
    void close();
}
