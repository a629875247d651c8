package dev.backsight.store.access;

import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link FileStore} as one principal may use it. Every method decides first, and throws
 * {@link ActionDeniedException} if it is not allowed, also for names that do not exist: who may not read a name does not
 * learn whether there is such a file. Each call makes one entry in the audit log; a name that is no file name is refused
 * before anything is decided. Otherwise like the store's methods of the same name. Owns neither store nor access control.
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

    /** Needs {@link Action#WRITE}; see {@link FileStore#put(String, Path, MediaType)}. */
    public FileStat put(String name, Path source, MediaType mediaType) throws IOException {
        require(Action.WRITE, name);
        return store.put(name, source, mediaType);
    }

    /** Needs {@link Action#WRITE}; see {@link FileStore#put(String, byte[], MediaType)}. */
    public FileStat put(String name, byte[] content, MediaType mediaType) throws IOException {
        require(Action.WRITE, name);
        return store.put(name, content, mediaType);
    }

    /** Needs {@link Action#DELETE}; see {@link FileStore#delete}. */
    public boolean delete(String name) throws IOException {
        require(Action.DELETE, name);
        return store.delete(name);
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

    /** Needs {@link Action#READ}; see {@link FileStore#copyTo}. */
    public long copyTo(String name, OutputStream target) throws IOException {
        require(Action.READ, name);
        return store.copyTo(name, target);
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
        if (limit < 1 || limit > FileStore.MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + FileStore.MAX_PAGE + " files, not " + limit);
        }
        control.require(principal, Action.LIST, prefix);
        // One policy for the whole page.
        AccessPolicy policy = control.policy();
        List<FileStat> visible = new ArrayList<>();
        FilePage page = after == null ? store.list(prefix, SCAN) : store.list(prefix, after.value(), SCAN);
        while (true) {
            for (FileStat file : page.files()) {
                if (policy.decide(principal, Action.READ, file.name().value()).isAllowed()) {
                    if (visible.size() == limit) {
                        String next = visible.get(limit - 1).name().value();
                        return new FilePage(visible, Optional.of(next));
                    }
                    visible.add(file);
                }
            }
            if (page.next().isEmpty()) {
                return new FilePage(visible, Optional.empty());
            }
            page = store.list(prefix, page.next().get(), SCAN);
        }
    }

    private void require(Action action, String name) throws IOException {
        control.require(principal, action, new FileName(name).value());
    }
}
