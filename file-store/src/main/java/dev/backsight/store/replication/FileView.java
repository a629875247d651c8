package dev.backsight.store.replication;

import dev.backsight.store.FileNotStoredException;
import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.PageToken;
import dev.backsight.store.QueryPage;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Query;
import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The files as a majority of peers knows them, or one peer. The methods are those of {@link FileStore}, and so is what
 * they throw; where content comes in several parts, it also throws {@link FileChangedException}. Safe for use by many
 * threads.
 */
public final class FileView {

    /** How often a whole file is read anew because it was replaced meanwhile. */
    private static final int TRIES = 5;

    private final Asking asking;

    FileView(Asking asking) {
        this.asking = asking;
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

    /** See {@link FileStore#get(String)}. Compares the content with its SHA-256. */
    public byte[] get(String name) throws IOException {
        FileName fileName = new FileName(name);
        for (int i = 1; ; i++) {
            try {
                return readWhole(fileName);
            } catch (FileChangedException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private byte[] readWhole(FileName name) throws IOException {
        Reply.Content first = part(name, 0, Command.MAX_CONTENT, Optional.empty());
        FileStat stat = first.stat();
        if (stat.size() > Integer.MAX_VALUE - 8) {
            throw new IOException("'" + name + "' has " + stat.size()
                    + " bytes, which is too much for an array; use newInputStream or copyTo");
        }
        byte[] content = new byte[(int) stat.size()];
        fill(content, first, 0);
        if (!ContentId.of(content).equals(stat.contentId())) {
            throw new IOException("what the peer sent of '" + name + "' is not content " + stat.contentId());
        }
        return content;
    }

    /** See {@link FileStore#get(String, long, int)}. */
    public byte[] get(String name, long offset, int length) throws IOException {
        FileName fileName = new FileName(name);
        for (int i = 1; ; i++) {
            try {
                Reply.Content first = firstOf(fileName, offset, length);
                byte[] content = new byte[length];
                fill(content, first, offset);
                return content;
            } catch (FileChangedException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private void fill(byte[] content, Reply.Content first, long offset) throws IOException {
        int filled = first.content().length();
        System.arraycopy(first.content().bytes(), 0, content, 0, filled);
        while (filled < content.length) {
            int length = Math.min(Command.MAX_CONTENT, content.length - filled);
            byte[] part = next(first.stat(), offset + filled, length);
            System.arraycopy(part, 0, content, filled, part.length);
            filled += part.length;
        }
    }

    /** See {@link FileStore#newInputStream(String)}, but it does not outlive its file. */
    public InputStream newInputStream(String name) throws IOException {
        Reply.Content first = part(new FileName(name), 0, Command.MAX_CONTENT, Optional.empty());
        return new FileViewStream(this, first, 0, first.stat().size());
    }

    /** See {@link FileStore#newInputStream(String, long, long)}, but it does not outlive its file. */
    public InputStream newInputStream(String name, long offset, long length) throws IOException {
        return new FileViewStream(this, firstOf(new FileName(name), offset, length), offset, length);
    }

    /** See {@link FileStore#copyTo}. */
    public long copyTo(String name, OutputStream target) throws IOException {
        try (InputStream source = newInputStream(name)) {
            return source.transferTo(target);
        }
    }

    /** The first part of a range, which must lie within the file. */
    private Reply.Content firstOf(FileName name, long offset, long length) throws IOException {
        long from = Math.max(0, offset);
        int most = (int) Math.max(0, Math.min(length, Command.MAX_CONTENT));
        Reply reply = asking.ask("get of '" + name + "'", new Query.Range(name, from, most, Optional.empty()));
        if (reply instanceof Reply.Refused refused && refused.reason() == Refusal.OUT_OF_RANGE) {
            throw new IndexOutOfBoundsException(refused.message());
        }
        Reply.Content first = expectContent(name, reply);
        long size = first.stat().size();
        if (offset < 0 || length < 0 || length > size - offset) {
            throw new IndexOutOfBoundsException(
                    "'" + name + "' has " + size + " bytes, not " + length + " from offset " + offset);
        }
        return first;
    }

    /** The bytes that follow those that came before, of the same content. */
    byte[] next(FileStat stat, long offset, int length) throws IOException {
        byte[] bytes = part(stat.name(), offset, length, Optional.of(stat.contentId()))
                .content()
                .bytes();
        if (bytes.length != length) {
            throw new IOException("a peer sent " + bytes.length + " bytes of '" + stat.name() + "' where " + length
                    + " were asked for");
        }
        return bytes;
    }

    private Reply.Content part(FileName name, long offset, int length, Optional<ContentId> expected)
            throws IOException {
        Reply reply = asking.ask("get of '" + name + "'", new Query.Range(name, offset, length, expected));
        return expectContent(name, reply, expected.isPresent());
    }

    private static Reply.Content expectContent(FileName name, Reply reply) throws IOException {
        return expectContent(name, reply, false);
    }

    private static Reply.Content expectContent(FileName name, Reply reply, boolean wasThere) throws IOException {
        if (reply instanceof Reply.Refused refused) {
            switch (refused.reason()) {
                case NOT_STORED -> {
                    if (wasThere) {
                        throw new FileChangedException(name);
                    }
                    throw new FileNotStoredException(name);
                }
                case CHANGED -> throw new FileChangedException(name);
                default -> throw new RefusedByPeersException("get of '" + name + "'", refused.message());
            }
        }
        return expect(Reply.Content.class, "get of '" + name + "'", reply);
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

    /** Whom to ask, and how long. */
    @FunctionalInterface
    interface Asking {

        Reply ask(String what, Query query) throws IOException;
    }
}
