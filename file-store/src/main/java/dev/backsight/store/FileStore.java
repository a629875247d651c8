package dev.backsight.store;

import dev.backsight.store.content.ContentStore;
import dev.backsight.store.identity.FileIds;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.metadata.rocksdb.RocksMetadataStore;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.thumbnail.Thumbnail;
import dev.backsight.store.thumbnail.ThumbnailRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Files by name, in one directory, or with their contents elsewhere ({@link FileStoreOptions#withBackend}). Safe for use by
 * many threads; the last of several puts of a name wins, and a reader sees one of the contents as a whole, never a mixture. Memory does not depend on the size of files, except where a
 * method takes or returns a byte array, and for the block table of a file that is being put: 36 bytes a chunk, which with
 * {@link dev.backsight.store.content.Chunking#standard} is about 4 MiB for 4 GiB and 1 GiB for the greatest file, 1 TiB;
 * without chunks 16 bytes for each 256 KiB, up to 48 while it grows.
 *
 * <p>Every method that takes a name throws {@link dev.backsight.store.identity.InvalidNameException} if it is none; every
 * method throws {@link IllegalStateException} once the store is closed. Reading throws
 * {@link dev.backsight.store.content.CorruptContentException} where content is damaged, or is in a format of a newer
 * version. Where the native library of a codec cannot be loaded, putting and reading what is compressed with it throws
 * {@link dev.backsight.store.compression.CodecUnavailableException}.
 *
 * <p>A file is what was first put under a name: it keeps its id when other content is put there, and when it is renamed.
 *
 * <p>A change holds the locks of its names and contents ({@link ChangeLocks}), so content cannot vanish between "it is
 * there already" and the record that refers to it. Content is written and synchronised before any lock is taken.
 */
public final class FileStore implements Closeable {

    /** Upper bound of the files on one page of a listing. */
    public static final int MAX_PAGE = 10_000;

    private final StoreDirectory directory;
    private final ContentStore contents;
    private final MetadataStore metadata;
    private final OperationRecording recorded;
    private final ChangeLocks locks;
    private final FilePuts puts;
    private final FileReads reads;
    private final NameChanges names;
    private final Thumbnails thumbnails;

    private FileStore(
            StoreDirectory directory,
            ContentStore contents,
            MetadataStore metadata,
            FileStoreOptions options,
            Surroundings surroundings) {
        this.directory = directory;
        this.contents = contents;
        this.metadata = metadata;
        this.recorded = new OperationRecording(surroundings.monitor());
        this.locks = new ChangeLocks(metadata, contents, surroundings.listener());
        Admission admission = options.validation()
                .map(policy -> new Admission(policy, surroundings.monitor()))
                .orElse(null);
        this.puts = new FilePuts(metadata, contents, locks, options, surroundings, admission);
        this.reads = new FileReads(metadata, contents, locks);
        this.names = new NameChanges(
                metadata, locks, surroundings.ids(), surroundings.clock(), options.keptVersions(), admission);
        this.thumbnails = new Thumbnails(reads, directory.thumbnails(), options.thumbnailCacheBytes());
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
     * with it every {@code copyTo}, counts as one get when it is closed, with the time spent in the store and the bytes that
     * were read; it has failed if the store has, not if the target did.
     *
     * @param monitor stays the caller's to close
     */
    public static FileStore open(Path root, FileStoreOptions options, StoreMonitor monitor) throws IOException {
        return open(root, options, Surroundings.USUAL.withMonitor(monitor));
    }

    /**
     * Opens the store in {@code root} like {@link #open(Path, FileStoreOptions, StoreMonitor)}, and has every change told.
     *
     * @param listener stays the caller's to close, after the store
     */
    public static FileStore open(Path root, FileStoreOptions options, StoreMonitor monitor, ChangeListener listener)
            throws IOException {
        return open(root, options, Surroundings.USUAL.withMonitor(monitor).withListener(listener));
    }

    /**
     * Opens the store in {@code root} with metadata that is kept elsewhere, such as in PostgreSQL; otherwise like {@link
     * #open(Path, FileStoreOptions, StoreMonitor)}. The two belong together from the first time on: neither is opened with
     * another.
     *
     * @param metadata the store's to close from now on, also if this throws
     * @throws IOException also if the directory, or the metadata, has been opened with another
     */
    public static FileStore open(Path root, FileStoreOptions options, MetadataStore metadata, StoreMonitor monitor)
            throws IOException {
        try {
            StoreDirectory directory = StoreDirectory.open(root);
            try {
                directory.bind(metadata);
                return open(directory, metadata, options, Surroundings.USUAL.withMonitor(monitor));
            } catch (Throwable e) {
                directory.close();
                throw e;
            }
        } catch (Throwable e) {
            metadata.close();
            throw e;
        }
    }

    /**
     * Opens the store in {@code root} like {@link #open(Path, FileStoreOptions, StoreMonitor)}, with times and ids from
     * elsewhere: for copies of a store, which must agree on them.
     */
    public static FileStore open(Path root, FileStoreOptions options, Clock clock, FileIds ids, StoreMonitor monitor)
            throws IOException {
        return open(root, options, Surroundings.USUAL.withTime(clock, ids).withMonitor(monitor));
    }

    static FileStore open(Path root, FileStoreOptions options, Surroundings surroundings) throws IOException {
        StoreDirectory directory = StoreDirectory.open(root);
        MetadataStore metadata = null;
        try {
            directory.requireOwnMetadata();
            metadata = RocksMetadataStore.open(directory.metadata(), directory.isNew(), options.isSynchronous());
            return open(directory, metadata, options, surroundings);
        } catch (Throwable e) {
            if (metadata != null) {
                metadata.close();
            }
            directory.close();
            throw e;
        }
    }

    private static FileStore open(
            StoreDirectory directory, MetadataStore metadata, FileStoreOptions options, Surroundings surroundings)
            throws IOException {
        ContentStore contents = options.backend().open(directory.root(), options.isSynchronous(), options.chunking());
        try {
            directory.bind(contents);
            contents.removeOrphans(metadata::contains);
            directory.markComplete();
            return new FileStore(directory, contents, metadata, options, surroundings);
        } catch (Throwable e) {
            contents.close();
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
     * @throws dev.backsight.store.validation.RefusedException if the store validates, and the policy does not take that name
     *     or content; likewise where content is put by path or array
     * @throws IOException if the source or the disk fails: the name then keeps what it had before, and nothing of the new
     *     content stays. Only if the last step, writing the metadata, fails, either may be the case.
     */
    public FileStat put(String name, InputStream source, MediaType mediaType) throws IOException {
        return recorded.of(Operation.PUT, FileStat::size, () -> puts.put(openName(name), source, mediaType, null));
    }

    /**
     * Puts everything the stream has with these labels, whatever labels the name's file had: nobody sees one without the
     * other. Otherwise like {@link #put(String, InputStream, MediaType)}.
     */
    public FileStat put(String name, InputStream source, MediaType mediaType, FileLabels labels) throws IOException {
        return recorded.of(Operation.PUT, FileStat::size, () -> puts.put(openName(name), source, mediaType, labels));
    }

    /** Puts the file at a path; see {@link #put(String, InputStream, MediaType)}. */
    public FileStat put(String name, Path source) throws IOException {
        return put(name, source, MediaType.OCTET_STREAM);
    }

    /** Puts the file at a path; see {@link #put(String, InputStream, MediaType)}. */
    public FileStat put(String name, Path source, MediaType mediaType) throws IOException {
        return recorded.of(Operation.PUT, FileStat::size, () -> puts.put(openName(name), source, mediaType, null));
    }

    /** Puts the file at a path; see {@link #put(String, InputStream, MediaType, FileLabels)}. */
    public FileStat put(String name, Path source, MediaType mediaType, FileLabels labels) throws IOException {
        return recorded.of(Operation.PUT, FileStat::size, () -> puts.put(openName(name), source, mediaType, labels));
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
        return recorded.of(Operation.PUT, FileStat::size, () -> puts.put(openName(name), content, mediaType, null));
    }

    /** Puts content that is at hand; see {@link #put(String, InputStream, MediaType, FileLabels)}. */
    public FileStat put(String name, byte[] content, MediaType mediaType, FileLabels labels) throws IOException {
        return recorded.of(Operation.PUT, FileStat::size, () -> puts.put(openName(name), content, mediaType, labels));
    }

    /**
     * Puts everything the stream has as a file that was there before, in another store for instance: with the number, times
     * and labels its latest version had. It gets an id of this store's, and has no older versions. Where there is a file of
     * that name, this is its next version instead, with type, labels and time of change as given; if that is exactly what
     * is there, nothing changes. Otherwise like {@link #put(String, InputStream, MediaType)}, and recorded as a put.
     */
    public FileStat restore(RestoredFile file, InputStream source) throws IOException {
        return recorded.of(Operation.PUT, FileStat::size, () -> {
            locks.requireOpen();
            return puts.restore(file, source);
        });
    }

    /**
     * Removes a file, and its content if no other name refers to it. Streams that read it at the moment read on.
     *
     * @return whether there was such a file
     */
    public boolean delete(String name) throws IOException {
        return recorded.of(Operation.DELETE, () -> names.delete(new FileName(name)));
    }

    /**
     * Lets another name have the content, media type and labels that a file has, without copying a byte. The copy is
     * another file, with an id of its own; if there is a file of that name already, and it may be replaced, it gets
     * another version.
     *
     * @return the copy; a file copied to its own name stays as it is
     * @throws FileNotStoredException if there is no file {@code from}
     * @throws FileExistsException if there is a file {@code to}, and it is not to be replaced
     */
    public FileStat copy(String from, String to, ExistingTarget existing) throws IOException {
        return recorded.of(Operation.METADATA, () -> names.copy(new FileName(from), new FileName(to), existing));
    }

    /**
     * Gives a file, with its id and all its versions, another name, at once: nobody sees both names or none.
     *
     * @return the file under its new name; one that has it already stays as it is
     * @throws FileNotStoredException if there is no file {@code from}
     * @throws FileExistsException if there is a file {@code to}, and it is not to be replaced
     */
    public FileStat rename(String from, String to, ExistingTarget existing) throws IOException {
        return recorded.of(Operation.METADATA, () -> names.rename(new FileName(from), new FileName(to), existing));
    }

    /**
     * Gives the latest version of a file other tags and attributes. They stay when another content is put.
     *
     * @param seen the file as it was looked at
     * @throws dev.backsight.store.metadata.FileChangedException if it is not that any more: another version was put, or
     *     other labels, or it was renamed or deleted
     */
    public FileStat label(FileStat seen, FileLabels labels) throws IOException {
        return recorded.of(Operation.METADATA, () -> names.label(seen, labels));
    }

    /** What is known about a file, or empty if there is none of that name. */
    public Optional<FileStat> stat(String name) throws IOException {
        return recorded.of(Operation.METADATA, () -> metadata.find(new FileName(name)));
    }

    /** All versions of a file that are kept, the latest first; none if there is no file of that name. */
    public List<FileStat> versions(String name) throws IOException {
        return recorded.of(Operation.METADATA, () -> metadata.versions(new FileName(name)));
    }

    /**
     * The whole file.
     *
     * @throws FileNotStoredException if there is none of that name
     * @throws IOException if it does not fit into an array; stream it instead
     */
    public byte[] get(String name) throws IOException {
        return recorded.of(Operation.GET, content -> content.length, () -> reads.whole(openName(name)));
    }

    /** One version of a file as a whole; see {@link #get(String)} and {@link #versions}. */
    public byte[] getVersion(String name, long version) throws IOException {
        return recorded.of(Operation.GET, content -> content.length, () -> reads.whole(openName(name), version));
    }

    /**
     * A part of the file; costs about as much as the blocks it touches.
     *
     * @throws FileNotStoredException if there is none of that name
     * @throws IndexOutOfBoundsException if the file does not have all of that range
     */
    public byte[] get(String name, long offset, int length) throws IOException {
        return recorded.of(Operation.GET, part -> part.length, () -> reads.part(openName(name), offset, length));
    }

    /**
     * The file as a stream, which must be closed. It keeps reading the content it began with, even if the file is
     * replaced or deleted meanwhile.
     *
     * @throws FileNotStoredException if there is none of that name
     */
    public InputStream newInputStream(String name) throws IOException {
        return recorded.ofStream(() -> reads.stream(openName(name)));
    }

    /**
     * A part of the file as a stream; see {@link #newInputStream(String)}.
     *
     * @throws IndexOutOfBoundsException if the file does not have all of that range
     */
    public InputStream newInputStream(String name, long offset, long length) throws IOException {
        return recorded.ofStream(() -> reads.stream(openName(name), offset, length));
    }

    /** One version of a file as a stream; see {@link #newInputStream(String)} and {@link #versions}. */
    public InputStream newVersionInputStream(String name, long version) throws IOException {
        return recorded.ofStream(() -> reads.stream(openName(name), version));
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

    /**
     * Writes the whole file to {@code target}, a file or a socket for instance, which is not closed.
     *
     * @return the number of bytes
     * @throws FileNotStoredException if there is none of that name
     * @throws java.nio.channels.IllegalBlockingModeException if the channel does not block
     */
    public long copyTo(String name, WritableByteChannel target) throws IOException {
        return copyTo(name, Channels.newOutputStream(target));
    }

    /**
     * A small picture of a file that is a JPEG, PNG, GIF or WebP. It is made once for each content and request, and kept
     * below {@code thumbnails/}, up to {@link FileStoreOptions#thumbnailCacheBytes}; what is kept of a file that was deleted
     * goes when room is needed.
     *
     * @throws FileNotStoredException if there is none of that name
     * @throws dev.backsight.store.thumbnail.ThumbnailRefusedException if the file is no such picture, or too large a one
     */
    public Thumbnail thumbnail(String name, ThumbnailRequest request) throws IOException {
        return recorded.of(
                Operation.THUMBNAIL, thumbnail -> thumbnail.size(), () -> thumbnails.of(openName(name), request));
    }

    private FileName openName(String name) {
        FileName fileName = new FileName(name);
        locks.requireOpen();
        return fileName;
    }

    /** The first page of the files whose names begin with {@code prefix}; an empty prefix lists all. */
    public FilePage list(String prefix, int limit) throws IOException {
        return recorded.of(Operation.METADATA, () -> page(metadata.list(prefix, null, checkLimit(limit) + 1), limit));
    }

    /**
     * The page that follows another.
     *
     * @param after {@link FilePage#next()} of the page before, or any name
     * @param limit 1 to {@value #MAX_PAGE}
     */
    public FilePage list(String prefix, String after, int limit) throws IOException {
        return recorded.of(
                Operation.METADATA,
                () -> page(metadata.list(prefix, new FileName(after), checkLimit(limit) + 1), limit));
    }

    /** The first page of the files that a query asks for; see {@link #query(FileQuery, PageToken, int)}. */
    public QueryPage query(FileQuery query, int limit) throws IOException {
        return recorded.of(
                Operation.METADATA,
                () -> QueryPage.of(query, metadata.query(query, null, checkLimit(limit) + 1), limit));
    }

    /**
     * The page that follows another. Finding few files among many takes time where no condition is selective: the store
     * then looks at all whose names begin with the query's prefix.
     *
     * @param query the same as for the page before
     * @param token {@link QueryPage#next()} of the page before
     * @param limit 1 to {@value #MAX_PAGE}
     * @throws InvalidPageTokenException if it is not the token of a page of that query
     */
    public QueryPage query(FileQuery query, PageToken token, int limit) throws IOException {
        return recorded.of(
                Operation.METADATA,
                () -> QueryPage.of(query, metadata.query(query, token.last(query), checkLimit(limit) + 1), limit));
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

    /**
     * Reads every content file and compares it with its checksums, in the calling thread, while the store is used as ever;
     * on request replaces damaged ones by copies of a replica whose SHA-256 is right, each at once or not at all. Reading
     * of such a file then goes on as if nothing had been. What {@link #stat} says of the size on disk stays what it was
     * when the content was put.
     *
     * @throws java.io.InterruptedIOException if the thread is interrupted; what was repaired stays so
     */
    public ScrubReport scrub(ScrubOptions options) throws IOException {
        locks.requireOpen();
        return new Scrub(contents, metadata, locks, options, new Pace(options.bytesPerSecond())).run();
    }

    /** This store's contents, for another store's {@link #scrub}. Good until this store is closed. */
    public ContentSource contentSource() {
        return id -> {
            locks.requireOpen();
            return Scrub.open(contents, metadata, id);
        };
    }

    /**
     * Copies the store as it is now, in time and space that do not depend on the size of files: contents are linked, and
     * so is what of the metadata never changes. {@link StoreCheckpoint#restore} makes a store of it again. Changes wait
     * meanwhile. When this returns, the copy is on the device, whatever the store's durability.
     *
     * @param target does not exist, and is to be on the same file system
     * @throws IOException also if metadata or contents are not kept in the store's directory
     */
    public void checkpoint(Path target) throws IOException {
        if (!(metadata instanceof RocksMetadataStore local)) {
            throw new IOException("the metadata of this store is kept elsewhere, and is to be copied there");
        }
        if (contents.binding().isPresent()) {
            throw new IOException("the contents of this store are kept elsewhere, and are to be copied there");
        }
        locks.whileNothingChanges(() -> {
            Files.createDirectory(target);
            contents.linkTo(target);
            local.checkpoint(target.resolve("metadata"));
            directory.copyFormatTo(target);
            return target;
        });
    }

    /**
     * Waits for changes that are being committed. Puts that still read their source fail later and leave nothing behind;
     * streams that are open can be read to their end.
     */
    @Override
    public void close() throws IOException {
        if (locks.close()) {
            try (directory;
                    metadata) {
                contents.close();
            }
        }
    }
}
