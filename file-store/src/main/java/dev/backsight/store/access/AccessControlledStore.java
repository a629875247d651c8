package dev.backsight.store.access;

import dev.backsight.store.ExistingTarget;
import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.PageToken;
import dev.backsight.store.QueryPage;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.thumbnail.Thumbnail;
import dev.backsight.store.thumbnail.ThumbnailRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link FileStore} as one principal may use it. Every method decides first, and throws
 * {@link ActionDeniedException} if it is not allowed, also for names that do not exist: who may not read a name does not
 * learn whether there is such a file. Each call makes one entry in the audit log for each name it is about, up to the
 * first that is denied; a name that is no file name is refused before anything is decided. Otherwise like the store's methods of the same name. Owns neither store nor access control.
 */
public final class AccessControlledStore {

    /** Files looked at a time while a listing is filtered. */
    private static final int SCAN = 500;

    private final FileStore store;
    private final AccessControl control;
    private final Principal principal;

    public AccessControlledStore(FileStore store, AccessControl control, Principal principal) {
        this.store = store;
        this.control = control;
        this.principal = principal;
    }

    /** Needs {@link Action#WRITE}; see {@link FileStore#put(String, InputStream, MediaType)}. */
    public FileStat put(String name, InputStream source, MediaType mediaType) throws IOException {
        require(Action.WRITE, name);
        return store.put(name, source, mediaType);
    }

    /** Needs {@link Action#WRITE}; see {@link FileStore#put(String, InputStream, MediaType, FileLabels)}. */
    public FileStat put(String name, InputStream source, MediaType mediaType, FileLabels labels) throws IOException {
        require(Action.WRITE, name);
        return store.put(name, source, mediaType, labels);
    }

    /** Needs {@link Action#WRITE}; see {@link FileStore#put(String, Path, MediaType)}. */
    public FileStat put(String name, Path source, MediaType mediaType) throws IOException {
        require(Action.WRITE, name);
        return store.put(name, source, mediaType);
    }

    /** Needs {@link Action#WRITE}; see {@link FileStore#put(String, Path, MediaType, FileLabels)}. */
    public FileStat put(String name, Path source, MediaType mediaType, FileLabels labels) throws IOException {
        require(Action.WRITE, name);
        return store.put(name, source, mediaType, labels);
    }

    /** Needs {@link Action#WRITE}; see {@link FileStore#put(String, byte[], MediaType)}. */
    public FileStat put(String name, byte[] content, MediaType mediaType) throws IOException {
        require(Action.WRITE, name);
        return store.put(name, content, mediaType);
    }

    /** Needs {@link Action#WRITE}; see {@link FileStore#put(String, byte[], MediaType, FileLabels)}. */
    public FileStat put(String name, byte[] content, MediaType mediaType, FileLabels labels) throws IOException {
        require(Action.WRITE, name);
        return store.put(name, content, mediaType, labels);
    }

    /** Needs {@link Action#DELETE}; see {@link FileStore#delete}. */
    public boolean delete(String name) throws IOException {
        require(Action.DELETE, name);
        return store.delete(name);
    }

    /** Needs {@link Action#READ} on one and {@link Action#WRITE} on the other; see {@link FileStore#copy}. */
    public FileStat copy(String from, String to, ExistingTarget existing) throws IOException {
        FileName target = new FileName(to);
        require(Action.READ, from);
        require(Action.WRITE, target.value());
        return store.copy(from, to, existing);
    }

    /** Needs {@link Action#WRITE} on both names; see {@link FileStore#rename}. */
    public FileStat rename(String from, String to, ExistingTarget existing) throws IOException {
        FileName target = new FileName(to);
        require(Action.WRITE, from);
        require(Action.WRITE, target.value());
        return store.rename(from, to, existing);
    }

    /** Needs {@link Action#WRITE}; see {@link FileStore#label}. */
    public FileStat label(FileStat seen, FileLabels labels) throws IOException {
        require(Action.WRITE, seen.name().value());
        return store.label(seen, labels);
    }

    /** Needs {@link Action#READ}; see {@link FileStore#versions}. */
    public List<FileStat> versions(String name) throws IOException {
        require(Action.READ, name);
        return store.versions(name);
    }

    /** Needs {@link Action#READ}; see {@link FileStore#getVersion}. */
    public byte[] getVersion(String name, long version) throws IOException {
        require(Action.READ, name);
        return store.getVersion(name, version);
    }

    /** Needs {@link Action#READ} when opened; see {@link FileStore#newVersionInputStream}. */
    public InputStream newVersionInputStream(String name, long version) throws IOException {
        require(Action.READ, name);
        return store.newVersionInputStream(name, version);
    }

    /** Needs {@link Action#READ}; see {@link FileStore#stat}. */
    public Optional<FileStat> stat(String name) throws IOException {
        require(Action.READ, name);
        return store.stat(name);
    }

    /** Needs {@link Action#READ}; see {@link FileStore#get(String)}. */
    public byte[] get(String name) throws IOException {
        require(Action.READ, name);
        return store.get(name);
    }

    /** Needs {@link Action#READ}; see {@link FileStore#get(String, long, int)}. */
    public byte[] get(String name, long offset, int length) throws IOException {
        require(Action.READ, name);
        return store.get(name, offset, length);
    }

    /** Needs {@link Action#READ} when opened; see {@link FileStore#newInputStream(String)}. */
    public InputStream newInputStream(String name) throws IOException {
        require(Action.READ, name);
        return store.newInputStream(name);
    }

    /** Needs {@link Action#READ} when opened; see {@link FileStore#newInputStream(String, long, long)}. */
    public InputStream newInputStream(String name, long offset, long length) throws IOException {
        require(Action.READ, name);
        return store.newInputStream(name, offset, length);
    }

    /** Needs {@link Action#READ}; see {@link FileStore#copyTo(String, OutputStream)}. */
    public long copyTo(String name, OutputStream target) throws IOException {
        require(Action.READ, name);
        return store.copyTo(name, target);
    }

    /** Needs {@link Action#READ}; see {@link FileStore#copyTo(String, WritableByteChannel)}. */
    public long copyTo(String name, WritableByteChannel target) throws IOException {
        require(Action.READ, name);
        return store.copyTo(name, target);
    }

    /** Needs {@link Action#READ}; see {@link FileStore#thumbnail}. */
    public Thumbnail thumbnail(String name, ThumbnailRequest request) throws IOException {
        require(Action.READ, name);
        return store.thumbnail(name, request);
    }

    /**
     * Needs {@link Action#LIST}, and shows the files that the principal may read. Looks through hidden ones to fill a
     * page, but never tells of them: neither do they count nor does a page end at one.
     */
    public FilePage list(String prefix, int limit) throws IOException {
        return filtered(prefix, null, limit);
    }

    /** The page after another; see {@link #list(String, int)} and {@link FileStore#list(String, String, int)}. */
    public FilePage list(String prefix, String after, int limit) throws IOException {
        return filtered(prefix, new FileName(after), limit);
    }

    private FilePage filtered(String prefix, @Nullable FileName after, int limit) throws IOException {
        FileName.encodePrefix(prefix);
        List<FileStat> oneMore = visible(
                prefix,
                after,
                limit,
                (from, count) -> from == null
                        ? store.list(prefix, count).files()
                        : store.list(prefix, from.value(), count).files());
        if (oneMore.size() <= limit) {
            return new FilePage(oneMore, Optional.empty());
        }
        List<FileStat> files = oneMore.subList(0, limit);
        return new FilePage(files, Optional.of(files.get(limit - 1).name().value()));
    }

    /**
     * Needs {@link Action#LIST} on the query's prefix, and finds among the files that the principal may read, like
     * {@link #list(String, int)}; see {@link FileStore#query(FileQuery, int)}.
     */
    public QueryPage query(FileQuery query, int limit) throws IOException {
        return found(query, null, limit);
    }

    /** The page after another; see {@link #query(FileQuery, int)} and {@link FileStore#query(FileQuery, PageToken, int)}. */
    public QueryPage query(FileQuery query, PageToken token, int limit) throws IOException {
        return found(query, token.last(query), limit);
    }

    private QueryPage found(FileQuery query, @Nullable FileName after, int limit) throws IOException {
        List<FileStat> oneMore = visible(
                query.prefix(),
                after,
                limit,
                (from, count) -> from == null
                        ? store.query(query, count).files()
                        : store.query(query, PageToken.after(query, from), count)
                                .files());
        return QueryPage.of(query, oneMore, limit);
    }

    /** Files the principal may read, one more than fit on the page if there are more. */
    private List<FileStat> visible(String prefix, @Nullable FileName after, int limit, Listing listing)
            throws IOException {
        if (limit < 1 || limit > FileStore.MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + FileStore.MAX_PAGE + " files, not " + limit);
        }
        control.require(principal, Action.LIST, prefix);
        // One policy for the whole page.
        AccessPolicy policy = control.policy();
        List<FileStat> visible = new ArrayList<>();
        FileName from = after;
        while (true) {
            List<FileStat> files = listing.next(from, SCAN);
            for (FileStat file : files) {
                if (policy.decide(principal, Action.READ, file.name().value()).isAllowed()) {
                    visible.add(file);
                    if (visible.size() > limit) {
                        return visible;
                    }
                }
            }
            if (files.size() < SCAN) {
                return visible;
            }
            from = files.get(SCAN - 1).name();
        }
    }

    private void require(Action action, String name) throws IOException {
        control.require(principal, action, new FileName(name).value());
    }

    /** The files that follow a name, or the first ones; fewer than asked for only at the end. */
    @FunctionalInterface
    private interface Listing {

        List<FileStat> next(@Nullable FileName after, int count) throws IOException;
    }
}
