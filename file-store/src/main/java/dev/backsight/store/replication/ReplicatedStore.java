package dev.backsight.store.replication;

import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Payload;
import dev.backsight.store.replication.wire.Reply;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

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
    private final FileView files;
    private final StoreMonitor monitor;

    private ReplicatedStore(QuorumClient quorum, StoreMonitor monitor) {
        this.quorum = quorum;
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
     * @param monitor gets each put and delete as {@link Operation#REPLICATE}, from the call to the majority's answer;
     *     stays the caller's to close. One that also watches a peer in the same process counts changes for both
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
        FileName fileName = new FileName(name);
        return recorded(() -> putAll(fileName, source, mediaType));
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

    /** See {@link FileStore#put(String, byte[])}. */
    public FileStat put(String name, byte[] content) throws IOException {
        return put(name, content, MediaType.OCTET_STREAM);
    }

    /** See {@link FileStore#put(String, byte[], MediaType)}. */
    public FileStat put(String name, byte[] content, MediaType mediaType) throws IOException {
        return put(name, new ByteArrayInputStream(content), mediaType);
    }

    private FileStat putAll(FileName name, InputStream source, MediaType mediaType) throws IOException {
        byte[] first = source.readNBytes(Command.MAX_CONTENT);
        byte[] second = first.length < Command.MAX_CONTENT ? new byte[0] : source.readNBytes(Command.MAX_CONTENT);
        String what = "put of '" + name + "'";
        if (second.length == 0) {
            return stored(
                    what,
                    quorum.change(what, new Command.Put(UUID.randomUUID(), name, mediaType, Payload.of(first)), true));
        }
        UUID upload = UUID.randomUUID();
        try {
            return upload(what, upload, name, mediaType, first, second, source);
        } catch (OutcomeUnknownException e) {
            // An abort might overtake what may still be done.
            throw e;
        } catch (Throwable e) {
            quorum.tryChange(new Command.Abort(upload));
            throw e;
        }
    }

    private FileStat upload(
            String what,
            UUID upload,
            FileName name,
            MediaType mediaType,
            byte[] first,
            byte[] second,
            InputStream source)
            throws IOException {
        MessageDigest digest = ContentId.newDigest();
        long size = 0;
        int index = 0;
        byte[] part = first;
        byte[] ahead = second;
        while (part.length > 0) {
            digest.update(part);
            size += part.length;
            requireDone(what, quorum.change(what, new Command.Part(upload, index, Payload.of(part)), false));
            index++;
            part = ahead;
            ahead = source.readNBytes(Command.MAX_CONTENT);
        }
        ContentId id = ContentId.fromBytes(digest.digest());
        return stored(
                what,
                quorum.change(what, new Command.Commit(UUID.randomUUID(), upload, name, mediaType, id, size), true));
    }

    private static FileStat stored(String what, Reply reply) throws IOException {
        requireDone(what, reply);
        return FileView.expect(Reply.Stored.class, reply).stat();
    }

    private static void requireDone(String what, Reply reply) throws RefusedByPeersException {
        if (reply instanceof Reply.Refused refused) {
            throw new RefusedByPeersException(what, refused.message());
        }
    }

    /** See {@link FileStore#delete}. */
    public boolean delete(String name) throws IOException {
        FileName fileName = new FileName(name);
        String what = "delete of '" + name + "'";
        long started = monitor.start();
        try {
            Reply reply = quorum.change(what, new Command.Delete(UUID.randomUUID(), fileName), true);
            boolean existed = FileView.expect(Reply.Deleted.class, reply).existed();
            monitor.succeeded(Operation.REPLICATE, started, 0);
            return existed;
        } catch (Throwable e) {
            monitor.failed(Operation.REPLICATE, started);
            throw e;
        }
    }

    private FileStat recorded(Put put) throws IOException {
        long started = monitor.start();
        try {
            FileStat stat = put.run();
            monitor.succeeded(Operation.REPLICATE, started, stat.size());
            return stat;
        } catch (Throwable e) {
            monitor.failed(Operation.REPLICATE, started);
            throw e;
        }
    }

    /** See {@link FileStore#stat}. */
    public Optional<FileStat> stat(String name) throws IOException {
        return files.stat(name);
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

    /** See {@link FileStore#list(String, int)}. */
    public FilePage list(String prefix, int limit) throws IOException {
        return files.list(prefix, limit);
    }

    /** See {@link FileStore#list(String, String, int)}. */
    public FilePage list(String prefix, String after, int limit) throws IOException {
        return files.list(prefix, after, limit);
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
    private interface Put {

        FileStat run() throws IOException;
    }
}
