package dev.backsight.store;

import dev.backsight.store.compression.adaptive.CompressionPolicy;
import dev.backsight.store.content.ContentDirectory;
import dev.backsight.store.content.ContentInputStream;
import dev.backsight.store.content.ContentReader;
import dev.backsight.store.content.StagedContent;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Files by name, in one directory. Safe for use by many threads; the last of several puts of a name wins, and a reader
 * sees one of the contents as a whole, never a mixture. Memory does not depend on the size of files, except where a
 * method takes or returns a byte array, and for the block table of a file that is being put: 16 bytes for each 256 KiB,
 * up to 48 while it grows, which is 64 to 96 MiB for the greatest file, 1 TiB.
 *
 * <p>Every method that takes a name throws {@link dev.backsight.store.identity.InvalidNameException} if it is none; every
 * method throws {@link IllegalStateException} once the store is closed. Reading throws
 * {@link dev.backsight.store.content.CorruptContentException} where content is damaged, or is in a format of a newer
 * version. Where the native library of a codec cannot be loaded, putting and reading what is compressed with it throws
 * {@link dev.backsight.store.compression.CodecUnavailableException}.
 *
 * <p>How writers stay out of each other's way: a change holds the lock of its name, and with it the locks of the contents
 * it acquires and releases, from the look at their numbers of references to the removal of the content file. So content
 * cannot vanish between "it is there already" and the record that refers to it. Content is written and synchronised
 * before any lock is taken.
 */
public final class FileStore implements Closeable {

    /** Upper bound of the files on one page of a listing. */
    public static final int MAX_PAGE = 10_000;

    private static final System.Logger LOG = System.getLogger(FileStore.class.getName());

    private final StoreDirectory directory;
    private final ContentDirectory contents;
    private final MetadataStore metadata;
    private final CompressionPolicy compression;
    private final Clock clock;
    private final StoreMonitor monitor;
    private final ChangeListener listener;
    private final StripedLocks nameLocks = new StripedLocks();
    private final StripedLocks contentLocks = new StripedLocks();

    /** Changes hold it for reading while they commit, so that none is cut in two by {@link #close}. */
    private final ReentrantReadWriteLock lifetime = new ReentrantReadWriteLock();

    private volatile boolean closed;

    private FileStore(
            StoreDirectory directory,
            ContentDirectory contents,
            MetadataStore metadata,
            CompressionPolicy compression,
            Clock clock,
            StoreMonitor monitor,
            ChangeListener listener) {
        this.directory = directory;
        this.contents = contents;
        this.metadata = metadata;
        this.compression = compression;
        this.clock = clock;
        this.monitor = monitor;
        this.listener = listener;
    }

    /** Opens the store in {@code root} with {@link FileStoreOptions#defaults()}. */
    public static FileStore open(Path root) throws IOException {
        return open(root, FileStoreOptions.defaults());
    }

    /**
     * Opens the store in {@code root}, and creates it if the directory is empty or missing. Removes what a crash left
     * behind, which takes a look at the name of every content file.
     *
     * @throws StoreInUseException if it is open already, here or in another process
     * @throws IOException if the directory holds something else, or its metadata is damaged
     */
    public static FileStore open(Path root, FileStoreOptions options) throws IOException {
        return open(root, options, StoreMonitor.disabled());
    }

    /**
     * Opens the store in {@code root} like {@link #open(Path, FileStoreOptions)}, and has every operation recorded. An
     * operation that throws counts as failed, whatever the reason: also a get of a file that is not there. A stream, and
     * with it {@link #copyTo}, counts as one get when it is closed, with the time spent in the store and the bytes that
     * were read; it has failed if the store has, not if the target did.
     *
     * @param monitor stays the caller's to close
     */
    public static FileStore open(Path root, FileStoreOptions options, StoreMonitor monitor) throws IOException {
        return open(root, options, monitor, ChangeListener.NONE);
    }

    /**
     * Opens the store in {@code root} like {@link #open(Path, FileStoreOptions, StoreMonitor)}, and has every change told.
     *
     * @param listener stays the caller's to close, after the store
     */
    public static FileStore open(Path root, FileStoreOptions options, StoreMonitor monitor, ChangeListener listener)
            throws IOException {
        return open(root, options, Clock.systemUTC(), monitor, listener);
    }

    static FileStore open(Path root, FileStoreOptions options, Clock clock) throws IOException {
        return open(root, options, clock, StoreMonitor.disabled(), ChangeListener.NONE);
    }

    private static FileStore open(
            Path root, FileStoreOptions options, Clock clock, StoreMonitor monitor, ChangeListener listener)
            throws IOException {
        boolean synchronous = options.durability() == Durability.POWER_LOSS;
        StoreDirectory directory = StoreDirectory.open(root);
        MetadataStore metadata = null;
        try {
            metadata = MetadataStore.open(directory.metadata(), directory.isNew(), synchronous);
            MetadataStore references = metadata;
            ContentDirectory contents = ContentDirectory.open(directory.root(), synchronous);
            contents.removeOrphans(references::contains);
            directory.markComplete();
            return new FileStore(directory, contents, metadata, options.policy(), clock, monitor, listener);
        } catch (Throwable e) {
            if (metadata != null) {
                metadata.close();
            }
            directory.close();
            throw e;
        }
    }

    /** Puts a file of unspecified type; see {@link #put(String, InputStream, MediaType)}. */
    public FileStat put(String name, InputStream source) throws IOException {
        return put(name, source, MediaType.OCTET_STREAM);
    }

    /**
     * Puts everything the stream has under a name, and replaces what was there. The stream is not closed.
     *
     * @throws IOException if the source or the disk fails: the name then keeps what it had before, and nothing of the new
     *     content stays. Only if the last step, writing the metadata, fails, either may be the case.
     */
    public FileStat put(String name, InputStream source, MediaType mediaType) throws IOException {
        return recorded(Operation.PUT, FileStat::size, () -> stageAndCommit(name, source, mediaType));
    }

    private FileStat stageAndCommit(String name, InputStream source, MediaType mediaType) throws IOException {
        FileName fileName = new FileName(name);
        requireOpen();
        try (StagedContent staged = contents.stage(source, compression.choose(mediaType.value()))) {
            return commit(fileName, mediaType, staged);
        }
    }

    /** Puts the file at a path; see {@link #put(String, InputStream, MediaType)}. */
    public FileStat put(String name, Path source) throws IOException {
        return put(name, source, MediaType.OCTET_STREAM);
    }

    /** Puts the file at a path; see {@link #put(String, InputStream, MediaType)}. */
    public FileStat put(String name, Path source, MediaType mediaType) throws IOException {
        return recorded(Operation.PUT, FileStat::size, () -> {
            try (InputStream stream = Files.newInputStream(source)) {
                return stageAndCommit(name, stream, mediaType);
            }
        });
    }

    /** Puts a file of unspecified type; see {@link #put(String, byte[], MediaType)}. */
    public FileStat put(String name, byte[] content) throws IOException {
        return put(name, content, MediaType.OCTET_STREAM);
    }

    /**
     * Puts content that is at hand. If the store has it already, under whatever name, only metadata is written. Fails like
     * {@link #put(String, InputStream, MediaType)}.
     */
    public FileStat put(String name, byte[] content, MediaType mediaType) throws IOException {
        return recorded(Operation.PUT, FileStat::size, () -> linkOrCommit(name, content, mediaType));
    }

    private FileStat linkOrCommit(String name, byte[] content, MediaType mediaType) throws IOException {
        FileName fileName = new FileName(name);
        requireOpen();
        ContentId id = ContentId.of(content);
        Optional<FileStat> linked = link(fileName, mediaType, id);
        if (linked.isPresent()) {
            return linked.get();
        }
        try (StagedContent staged = contents.stage(content, id, compression.choose(mediaType.value()))) {
            return commit(fileName, mediaType, staged);
        }
    }

    /** Lets the name refer to content the store has, or returns empty if it has not. */
    private Optional<FileStat> link(FileName name, MediaType mediaType, ContentId id) throws IOException {
        if (!metadata.contains(id)) {
            return Optional.empty();
        }
        return change(name, id, previous -> {
            Optional<ContentRecord> known = metadata.find(id);
            return known.isEmpty() ? Optional.empty() : Optional.of(refer(name, mediaType, id, known.get(), previous));
        });
    }

    private FileStat commit(FileName name, MediaType mediaType, StagedContent staged) throws IOException {
        ContentId id = staged.id();
        if (!metadata.contains(id)) {
            contents.force(staged);
        }
        return change(name, id, previous -> {
            Optional<ContentRecord> known = metadata.find(id);
            if (known.isEmpty()) {
                contents.publish(staged);
            }
            // Should the next step fail, the content file stays: nobody knows whether the record is on the disk.
            // If it is not, the next open finds an orphan.
            ContentRecord content =
                    known.orElseGet(() -> new ContentRecord(1, staged.size(), staged.storedSize(), staged.codec()));
            return refer(name, mediaType, id, content, previous);
        });
    }

    private FileStat refer(
            FileName name, MediaType mediaType, ContentId id, ContentRecord content, @Nullable FileStat previous)
            throws IOException {
        Instant now = clock.instant();
        FileStat next = new FileStat(
                name,
                id,
                content.size(),
                content.storedSize(),
                content.codec(),
                previous == null ? now : previous.created(),
                now,
                mediaType);
        metadata.put(previous, next).ifPresent(this::removeContent);
        return next;
    }

    /**
     * Removes a file, and its content if no other name refers to it. Streams that read it at the moment read on.
     *
     * @return whether there was such a file
     */
    public boolean delete(String name) throws IOException {
        return recorded(
                Operation.DELETE,
                removed -> 0,
                () -> change(new FileName(name), null, previous -> {
                    if (previous == null) {
                        return false;
                    }
                    metadata.remove(previous).ifPresent(this::removeContent);
                    return true;
                }));
    }

    /** Runs a change while holding the locks of the name, of the content it has, and of the one it is to have. */
    private <T> T change(FileName name, @Nullable ContentId acquired, Change<T> change) throws IOException {
        lifetime.readLock().lock();
        StripedLocks.Held ofName = nameLocks.lock(name);
        try {
            requireOpen();
            listener.changing(name);
            try {
                FileStat previous = metadata.find(name).orElse(null);
                ContentId released = previous == null ? null : previous.contentId();
                return changeContents(previous, acquired == null ? released : acquired, released, change);
            } finally {
                listener.changed(name);
            }
        } finally {
            ofName.release();
            lifetime.readLock().unlock();
        }
    }

    private <T> T changeContents(
            @Nullable FileStat previous, @Nullable ContentId acquired, @Nullable ContentId released, Change<T> change)
            throws IOException {
        if (acquired == null) {
            return change.apply(previous);
        }
        StripedLocks.Held ofContents = contentLocks.lock(acquired, released == null ? acquired : released);
        try {
            return change.apply(previous);
        } finally {
            ofContents.release();
        }
    }

    private void removeContent(ContentId id) {
        try {
            contents.delete(id);
        } catch (IOException e) {
            // The change itself is done and on disk, and an orphan harms nobody: the next open removes it.
            LOG.log(System.Logger.Level.WARNING, "unused content " + id + " could not be removed for now", e);
        }
    }

    /** What is known about a file, or empty if there is none of that name. */
    public Optional<FileStat> stat(String name) throws IOException {
        return recorded(Operation.METADATA, stat -> 0, () -> metadata.find(new FileName(name)));
    }

    /**
     * The whole file.
     *
     * @throws FileNotStoredException if there is none of that name
     * @throws IOException if it does not fit into an array; stream it instead
     */
    public byte[] get(String name) throws IOException {
        return recorded(Operation.GET, content -> content.length, () -> readWhole(name));
    }

    private byte[] readWhole(String name) throws IOException {
        try (ContentReader reader = reader(new FileName(name))) {
            if (reader.size() > Integer.MAX_VALUE - 8) {
                throw new IOException("'" + name + "' has " + reader.size()
                        + " bytes, which is too much for an array; use newInputStream or copyTo");
            }
            byte[] content = new byte[(int) reader.size()];
            reader.read(0, content, 0, content.length);
            return content;
        }
    }

    /**
     * A part of the file; costs about as much as the blocks it touches.
     *
     * @throws FileNotStoredException if there is none of that name
     * @throws IndexOutOfBoundsException if the file does not have all of that range
     */
    public byte[] get(String name, long offset, int length) throws IOException {
        return recorded(Operation.GET, part -> part.length, () -> readPart(name, offset, length));
    }

    private byte[] readPart(String name, long offset, int length) throws IOException {
        try (ContentReader reader = reader(new FileName(name))) {
            reader.requireRange(offset, length);
            byte[] part = new byte[length];
            reader.read(offset, part, 0, length);
            return part;
        }
    }

    /**
     * The file as a stream, which must be closed. It keeps reading the content it began with, even if the file is
     * replaced or deleted meanwhile.
     *
     * @throws FileNotStoredException if there is none of that name
     */
    public InputStream newInputStream(String name) throws IOException {
        return recordedStream(() -> {
            ContentReader reader = reader(new FileName(name));
            return new ContentInputStream(reader, 0, reader.size());
        });
    }

    /**
     * A part of the file as a stream; see {@link #newInputStream(String)}.
     *
     * @throws IndexOutOfBoundsException if the file does not have all of that range
     */
    public InputStream newInputStream(String name, long offset, long length) throws IOException {
        return recordedStream(() -> {
            ContentReader reader = reader(new FileName(name));
            try {
                return new ContentInputStream(reader, offset, length);
            } catch (IndexOutOfBoundsException e) {
                reader.close();
                throw e;
            }
        });
    }

    /**
     * Writes the whole file to {@code target}, which is not closed.
     *
     * @return the number of bytes
     * @throws FileNotStoredException if there is none of that name
     */
    public long copyTo(String name, OutputStream target) throws IOException {
        try (InputStream source = newInputStream(name)) {
            return source.transferTo(target);
        }
    }

    private ContentReader reader(FileName name) throws IOException {
        requireOpen();
        try {
            return openReader(name);
        } catch (NoSuchFileException e) {
            // Replaced or deleted since its record was read, most likely. Under the name's lock nobody can do that: a
            // content that is missing now is missing for good.
            StripedLocks.Held ofName = nameLocks.lock(name);
            try {
                return openReader(name);
            } catch (NoSuchFileException missing) {
                throw contents.missing(name.value(), missing);
            } finally {
                ofName.release();
            }
        }
    }

    private ContentReader openReader(FileName name) throws IOException {
        FileStat stat = metadata.find(name).orElseThrow(() -> new FileNotStoredException(name));
        return contents.read(stat.contentId(), stat.size(), name.value());
    }

    /** The first page of the files whose names begin with {@code prefix}; an empty prefix lists all. */
    public FilePage list(String prefix, int limit) throws IOException {
        return recorded(
                Operation.METADATA, page -> 0, () -> page(metadata.list(prefix, null, checkLimit(limit) + 1), limit));
    }

    /**
     * The page that follows another.
     *
     * @param after {@link FilePage#next()} of the page before, or any name
     * @param limit 1 to {@value #MAX_PAGE}
     */
    public FilePage list(String prefix, String after, int limit) throws IOException {
        return recorded(
                Operation.METADATA,
                page -> 0,
                () -> page(metadata.list(prefix, new FileName(after), checkLimit(limit) + 1), limit));
    }

    private static int checkLimit(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " files, not " + limit);
        }
        return limit;
    }

    private static FilePage page(List<FileStat> oneMore, int limit) {
        if (oneMore.size() <= limit) {
            return new FilePage(oneMore, Optional.empty());
        }
        List<FileStat> files = oneMore.subList(0, limit);
        return new FilePage(files, Optional.of(files.get(limit - 1).name().value()));
    }

    private <T> T recorded(Operation operation, ToLongFunction<T> bytes, Call<T> call) throws IOException {
        long started = monitor.start();
        try {
            T result = call.run();
            monitor.succeeded(operation, started, bytes.applyAsLong(result));
            return result;
        } catch (Throwable e) {
            monitor.failed(operation, started);
            throw e;
        }
    }

    /** Fails like any get, but what opens is recorded by the stream itself when it is closed. */
    private InputStream recordedStream(Call<ContentInputStream> opening) throws IOException {
        long started = monitor.start();
        try {
            InputStream stream = opening.run();
            return monitor.isRecorded(started) ? new RecordedInputStream(stream, monitor, started) : stream;
        } catch (Throwable e) {
            monitor.failed(Operation.GET, started);
            throw e;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed; open it again");
        }
    }

    /**
     * Waits for changes that are being committed. Puts that still read their source fail later and leave nothing behind;
     * streams that are open can be read to their end.
     */
    @Override
    public void close() throws IOException {
        lifetime.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                contents.close();
                metadata.close();
                directory.close();
            }
        } finally {
            lifetime.writeLock().unlock();
        }
    }

    @FunctionalInterface
    private interface Call<T> {

        T run() throws IOException;
    }

    @FunctionalInterface
    private interface Change<T> {

        T apply(@Nullable FileStat previous) throws IOException;
    }
}
