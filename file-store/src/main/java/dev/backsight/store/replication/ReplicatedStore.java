package dev.backsight.store.replication;

import dev.backsight.store.ExistingTarget;
import dev.backsight.store.FileExistsException;
import dev.backsight.store.FileNotStoredException;
import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.PageToken;
import dev.backsight.store.QueryPage;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * A {@link FileStore} that several peers hold, seen by a client. The methods are those of {@link FileStore}. A change
 * that returns is in the logs of a majority. Reads are linearizable: they see every change that was acknowledged, to
 * anybody, before they began; {@link #staleFrom} gives that up for an answer from one peer. Safe for use by many threads.
 *
 * <p>Besides what {@link FileStore} throws, every method throws {@link QuorumUnavailableException} if there was no majority
 * in time, and those that change something {@link OutcomeUnknownException} if the answer alone is missing. An interrupted
 * thread gets an {@link java.io.InterruptedIOException}, which leaves the outcome open, too.
 */
public final class ReplicatedStore implements Closeable {

    private final QuorumClient quorum;
    private final ReplicatedPuts puts;
    private final FileView files;
    private final StoreMonitor monitor;

    private ReplicatedStore(QuorumClient quorum, StoreMonitor monitor) {
        this.quorum = quorum;
        this.puts = new ReplicatedPuts(quorum);
        this.files = new FileView(quorum::ask);
        this.monitor = monitor;
    }

    /** A client that nobody watches. */
    public static ReplicatedStore connect(ClientConfig config) {
        return connect(config, StoreMonitor.disabled());
    }

    /**
     * A client. Nothing is sent before the first operation.
     *
     * @param monitor gets each change as {@link Operation#REPLICATE}, from the call to the majority's answer; stays the
     *     caller's to close. One that also watches a peer in the same process counts changes for both
     */
    public static ReplicatedStore connect(ClientConfig config, StoreMonitor monitor) {
        return new ReplicatedStore(new QuorumClient(config), monitor);
    }

    /** See {@link FileStore#put(String, InputStream)}. */
    public FileStat put(String name, InputStream source) throws IOException {
        return put(name, source, MediaType.OCTET_STREAM);
    }

    /**
     * See {@link FileStore#put(String, InputStream, MediaType)}. More than 1 MiB goes ahead part by part, unseen, and is
     * committed in one step; peers give it up after an hour without another part.
     */
    public FileStat put(String name, InputStream source, MediaType mediaType) throws IOException {
        return put(name, source, mediaType, Optional.empty());
    }

    /** See {@link FileStore#put(String, InputStream, MediaType, FileLabels)}. */
    public FileStat put(String name, InputStream source, MediaType mediaType, FileLabels labels) throws IOException {
        return put(name, source, mediaType, Optional.of(labels));
    }

    private FileStat put(String name, InputStream source, MediaType mediaType, Optional<FileLabels> labels)
            throws IOException {
        FileName fileName = new FileName(name);
        return recorded(FileStat::size, () -> puts.put(fileName, source, mediaType, labels));
    }

    /** See {@link FileStore#put(String, Path)}. */
    public FileStat put(String name, Path source) throws IOException {
        return put(name, source, MediaType.OCTET_STREAM);
    }

    /** See {@link FileStore#put(String, Path, MediaType)}. */
    public FileStat put(String name, Path source, MediaType mediaType) throws IOException {
        try (InputStream stream = Files.newInputStream(source)) {
            return put(name, stream, mediaType);
        }
    }

    /** See {@link FileStore#put(String, Path, MediaType, FileLabels)}. */
    public FileStat put(String name, Path source, MediaType mediaType, FileLabels labels) throws IOException {
        try (InputStream stream = Files.newInputStream(source)) {
            return put(name, stream, mediaType, labels);
        }
    }

    /** See {@link FileStore#put(String, byte[])}. */
    public FileStat put(String name, byte[] content) throws IOException {
        return put(name, content, MediaType.OCTET_STREAM);
    }

    /** See {@link FileStore#put(String, byte[], MediaType)}. */
    public FileStat put(String name, byte[] content, MediaType mediaType) throws IOException {
        return put(name, new ByteArrayInputStream(content), mediaType);
    }

    /** See {@link FileStore#put(String, byte[], MediaType, FileLabels)}. */
    public FileStat put(String name, byte[] content, MediaType mediaType, FileLabels labels) throws IOException {
        return put(name, new ByteArrayInputStream(content), mediaType, labels);
    }

    /** See {@link FileStore#delete}. */
    public boolean delete(String name) throws IOException {
        FileName fileName = new FileName(name);
        return recorded(existed -> 0, () -> {
            String what = "delete of '" + name + "'";
            Reply reply = quorum.change(what, new Command.Delete(UUID.randomUUID(), fileName), true);
            return FileView.expect(Reply.Deleted.class, what, reply).existed();
        });
    }

    /** See {@link FileStore#label}. What is compared is which file it is, which version, and which labels it has. */
    public FileStat label(FileStat seen, FileLabels labels) throws IOException {
        return recorded(labelled -> 0, () -> {
            String what = "labelling of '" + seen.name() + "'";
            Reply reply = quorum.change(what, Command.Label.of(UUID.randomUUID(), seen, labels), true);
            if (reply instanceof Reply.Refused refused && refused.reason() == Refusal.CHANGED) {
                throw new dev.backsight.store.metadata.FileChangedException(seen.name());
            }
            return FileView.expect(Reply.Stored.class, what, reply).stat();
        });
    }

    /** See {@link FileStore#copy}. */
    public FileStat copy(String from, String to, ExistingTarget existing) throws IOException {
        FileName source = new FileName(from);
        FileName target = new FileName(to);
        return moved("copy", source, target, new Command.Copy(UUID.randomUUID(), source, target, existing));
    }

    /** See {@link FileStore#rename}. */
    public FileStat rename(String from, String to, ExistingTarget existing) throws IOException {
        FileName source = new FileName(from);
        FileName target = new FileName(to);
        return moved("rename", source, target, new Command.Rename(UUID.randomUUID(), source, target, existing));
    }

    private FileStat moved(String action, FileName from, FileName to, Command command) throws IOException {
        return recorded(moved -> 0, () -> {
            String what = action + " of '" + from + "' to '" + to + "'";
            Reply reply = quorum.change(what, command, true);
            if (reply instanceof Reply.Refused refused) {
                switch (refused.reason()) {
                    case NOT_STORED -> throw new FileNotStoredException(from);
                    case EXISTS -> throw new FileExistsException(to);
                    default -> throw new RefusedByPeersException(what, refused.message());
                }
            }
            return FileView.expect(Reply.Stored.class, what, reply).stat();
        });
    }

    private <T> T recorded(ToLongFunction<T> bytes, Change<T> change) throws IOException {
        long started = monitor.start();
        try {
            T result = change.run();
            monitor.succeeded(Operation.REPLICATE, started, bytes.applyAsLong(result));
            return result;
        } catch (Throwable e) {
            monitor.failed(Operation.REPLICATE, started);
            throw e;
        }
    }

    /** See {@link FileStore#stat}. */
    public Optional<FileStat> stat(String name) throws IOException {
        return files.stat(name);
    }

    /** See {@link FileView#versions}. */
    public List<FileStat> versions(String name) throws IOException {
        return files.versions(name);
    }

    /** See {@link FileView#getVersion}. */
    public byte[] getVersion(String name, long version) throws IOException {
        return files.getVersion(name, version);
    }

    /** See {@link FileView#newVersionInputStream}. */
    public InputStream newVersionInputStream(String name, long version) throws IOException {
        return files.newVersionInputStream(name, version);
    }

    /** See {@link FileView#get(String)}. */
    public byte[] get(String name) throws IOException {
        return files.get(name);
    }

    /** See {@link FileStore#get(String, long, int)}. */
    public byte[] get(String name, long offset, int length) throws IOException {
        return files.get(name, offset, length);
    }

    /** See {@link FileView#newInputStream(String)}. */
    public InputStream newInputStream(String name) throws IOException {
        return files.newInputStream(name);
    }

    /** See {@link FileView#newInputStream(String, long, long)}. */
    public InputStream newInputStream(String name, long offset, long length) throws IOException {
        return files.newInputStream(name, offset, length);
    }

    /** See {@link FileStore#copyTo}. */
    public long copyTo(String name, OutputStream target) throws IOException {
        return files.copyTo(name, target);
    }

    /** See {@link FileView#list(String, int)}. */
    public FilePage list(String prefix, int limit) throws IOException {
        return files.list(prefix, limit);
    }

    /** See {@link FileView#list(String, String, int)}. */
    public FilePage list(String prefix, String after, int limit) throws IOException {
        return files.list(prefix, after, limit);
    }

    /** See {@link FileView#query(FileQuery, int)}. */
    public QueryPage query(FileQuery query, int limit) throws IOException {
        return files.query(query, limit);
    }

    /** See {@link FileView#query(FileQuery, PageToken, int)}. */
    public QueryPage query(FileQuery query, PageToken token, int limit) throws IOException {
        return files.query(query, token, limit);
    }

    /**
     * The files as one peer knows them at the moment, which may be some time behind, also if there is no majority. Throws
     * {@link PeerUnavailableException} if it does not answer.
     *
     * @param peer id of the peer
     */
    public FileView staleFrom(String peer) {
        return quorum.viewOf(peer);
    }

    /** Operations under way fail. */
    @Override
    public void close() throws IOException {
        quorum.close();
    }

    @FunctionalInterface
    private interface Change<T> {

        T run() throws IOException;
    }
}
