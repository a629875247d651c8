package dev.backsight.store.replication;

import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.PageToken;
import dev.backsight.store.QueryPage;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.replication.wire.Query;
import dev.backsight.store.replication.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files as a majority of peers knows them, or one peer. The methods are those of {@link FileStore}, and so is what
 * they throw; where something comes in several parts, it also throws {@link FileChangedException}. Safe for use by many
 * threads.
 */
public final class FileView {

    /** How often what comes in several parts is read anew because it changed meanwhile. */
    private static final int TRIES = 5;

    private final Asking asking;
    private final ContentParts parts;

    FileView(Asking asking) {
        this.asking = asking;
        this.parts = new ContentParts(asking);
    }

    /** See {@link FileStore#stat}. */
    public Optional<FileStat> stat(String name) throws IOException {
        String what = "stat of '" + name + "'";
        Reply reply = asking.ask(what, new Query.Stat(new FileName(name)));
        return expect(Reply.Known.class, what, reply).stat();
    }

    /**
     * See {@link FileStore#list(String, int)}. Files with very many labels make a page shorter than it was asked to be: at
     * most 16 MiB are sent at once.
     */
    public FilePage list(String prefix, int limit) throws IOException {
        return page(new Query.Page(prefix, Optional.empty(), limit));
    }

    /** See {@link FileStore#list(String, String, int)}; may be shorter, as the first page may. */
    public FilePage list(String prefix, String after, int limit) throws IOException {
        return page(new Query.Page(prefix, Optional.of(new FileName(after)), limit));
    }

    private FilePage page(Query.Page query) throws IOException {
        String what = "list of '" + query.prefix() + "'";
        return expect(Reply.Page.class, what, asking.ask(what, query)).page();
    }

    /** See {@link FileStore#query(FileQuery, int)}; may be shorter, as a page of a listing may. */
    public QueryPage query(FileQuery query, int limit) throws IOException {
        return find(new Query.Find(query, Optional.empty(), limit));
    }

    /** See {@link FileStore#query(FileQuery, PageToken, int)}; may be shorter, as a page of a listing may. */
    public QueryPage query(FileQuery query, PageToken token, int limit) throws IOException {
        return find(new Query.Find(query, Optional.of(token), limit));
    }

    private QueryPage find(Query.Find query) throws IOException {
        return expect(Reply.Found.class, "query", asking.ask("query", query)).page();
    }

    /** See {@link FileStore#versions}. */
    public List<FileStat> versions(String name) throws IOException {
        FileName fileName = new FileName(name);
        return untilUnchanged(() -> allVersions(fileName));
    }

    /** Usually they come at once; where they do not, the file must not change from one part to the next. */
    private List<FileStat> allVersions(FileName name) throws IOException {
        String what = "versions of '" + name + "'";
        List<FileStat> versions = new ArrayList<>();
        long before = Long.MAX_VALUE;
        while (true) {
            Reply.Versions part =
                    expect(Reply.Versions.class, what, asking.ask(what, new Query.Versions(name, before)));
            if (!versions.isEmpty() && !part.latest().equals(Optional.of(versions.get(0)))) {
                throw new FileChangedException(name);
            }
            versions.addAll(part.versions());
            if (!part.more() || part.versions().isEmpty()) {
                return List.copyOf(versions);
            }
            before = versions.get(versions.size() - 1).version();
        }
    }

    /** See {@link FileStore#get(String)}. Compares the content with its SHA-256. */
    public byte[] get(String name) throws IOException {
        FileName fileName = new FileName(name);
        return untilUnchanged(() -> parts.whole(fileName, OptionalLong.empty()));
    }

    /** See {@link FileStore#getVersion}. Compares the content with its SHA-256. */
    public byte[] getVersion(String name, long version) throws IOException {
        FileName fileName = new FileName(name);
        return untilUnchanged(() -> parts.whole(fileName, OptionalLong.of(version)));
    }

    /** See {@link FileStore#get(String, long, int)}. */
    public byte[] get(String name, long offset, int length) throws IOException {
        FileName fileName = new FileName(name);
        return untilUnchanged(() -> parts.range(fileName, offset, length));
    }

    /** See {@link FileStore#newInputStream(String)}, but it does not outlive its file. */
    public InputStream newInputStream(String name) throws IOException {
        return parts.stream(new FileName(name), OptionalLong.empty());
    }

    /** See {@link FileStore#newVersionInputStream}, but it does not outlive its version. */
    public InputStream newVersionInputStream(String name, long version) throws IOException {
        return parts.stream(new FileName(name), OptionalLong.of(version));
    }

    /** See {@link FileStore#newInputStream(String, long, long)}, but it does not outlive its file. */
    public InputStream newInputStream(String name, long offset, long length) throws IOException {
        return parts.stream(new FileName(name), offset, length);
    }

    /** See {@link FileStore#copyTo}. */
    public long copyTo(String name, OutputStream target) throws IOException {
        try (InputStream source = newInputStream(name)) {
            return source.transferTo(target);
        }
    }

    private static <T> T untilUnchanged(Read<T> read) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return read.run();
            } catch (FileChangedException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** @param what was asked, for messages */
    static <T extends Reply> T expect(Class<T> kind, String what, Reply reply) throws IOException {
        if (reply instanceof Reply.Refused refused) {
            throw new RefusedByPeersException(what, refused.message());
        }
        if (!kind.isInstance(reply)) {
            throw new IOException("a peer replied " + reply.getClass().getSimpleName() + " where "
                    + kind.getSimpleName() + " belongs; run the same version everywhere");
        }
        return kind.cast(reply);
    }

    /** What is read in several parts. */
    @FunctionalInterface
    private interface Read<T> {

        T run() throws IOException;
    }

    /** Whom to ask, and how long. */
    @FunctionalInterface
    interface Asking {

        Reply ask(String what, Query query) throws IOException;
    }
}
