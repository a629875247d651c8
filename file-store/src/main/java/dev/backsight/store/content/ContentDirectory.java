package dev.backsight.store.content;

import dev.backsight.store.chunking.ChunkStream;
import dev.backsight.store.chunking.FastCdc;
import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.identity.ContentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The directory tree that holds all contents. Safe for use by many threads; that nobody publishes and deletes the same
 * content at once is the caller's business.
 */
public final class ContentDirectory implements AutoCloseable {

    /** Original bytes of a block: large enough to compress well, small enough to be cheap to read for one byte. */
    public static final int BLOCK_SIZE = ContentHeader.MAX_BLOCK_SIZE;

    private static final String SUFFIX = ".bsc";
    /** Into so many folders contents are spread, by the first two digits of their ids. */
    public static final int FOLDERS = 256;

    private final Path contents;
    private final Path temporary;
    private final boolean synchronous;
    private final ContentDisk disk;
    private final Chunking chunking;
    private final FastCdc cdc;
    private final ChunkIndex index;
    private final WorkspacePool workspaces;

    private ContentDirectory(Path root, boolean synchronous, Chunking chunking, ContentDisk disk) {
        this.contents = root.resolve("contents");
        this.temporary = root.resolve("temporary");
        this.synchronous = synchronous;
        this.disk = disk;
        this.chunking = chunking;
        this.cdc = new FastCdc(chunking.sizes());
        this.index = new ChunkIndex(root.resolve("chunks.index"));
        this.workspaces = new WorkspacePool(BLOCK_SIZE, 2 * Runtime.getRuntime().availableProcessors());
    }

    /**
     * Opens the tree below {@code root}, and creates what is missing of it.
     *
     * @param synchronous whether a published content is on the device; otherwise it is in the operating system's care
     * @param disk {@link ContentDisk#REAL}, except in tests
     */
    public static ContentDirectory open(Path root, boolean synchronous, Chunking chunking, ContentDisk disk)
            throws IOException {
        ContentDirectory directory = new ContentDirectory(root, synchronous, chunking, disk);
        directory.createFolders();
        return directory;
    }

    private void createFolders() throws IOException {
        Files.createDirectories(temporary);
        Files.createDirectories(contents);
        for (int i = 0; i < FOLDERS; i++) {
            Files.createDirectories(folder(i));
        }
        // The folders are made once and for all, so that publishing has one folder to synchronise and not two.
        force(contents);
    }

    /** Writes and hashes everything the source has. Whatever fails leaves nothing behind. */
    public StagedContent stage(InputStream source, CompressionChoice choice) throws IOException {
        return stage(source, choice, index);
    }

    /** Like {@link #stage(InputStream, CompressionChoice)}, but borrows from no other content. */
    public StagedContent stageAlone(InputStream source, CompressionChoice choice) throws IOException {
        return stage(source, choice, null);
    }

    private StagedContent stage(InputStream source, CompressionChoice choice, @Nullable ChunkIndex known)
            throws IOException {
        MessageDigest digest = ContentId.newDigest();
        InputStream hashed = new DigestInputStream(source, digest);
        Supplier<ContentId> id = () -> ContentId.fromBytes(digest.digest());
        if (chunking.threshold() > Chunking.MOST_BUFFERED) {
            return stage((file, workspace) -> fixed(file, workspace, choice, writer -> writer.write(hashed), id));
        }
        Beginning beginning = Beginning.read(hashed, chunking.threshold());
        InputStream whole = beginning.followedBy(hashed);
        return beginning.length() < chunking.threshold()
                ? stage((file, workspace) -> fixed(file, workspace, choice, writer -> writer.write(whole), id))
                : stage((file, workspace) -> chunked(file, workspace, choice, known, new ChunkStream(whole, cdc), id));
    }

    /** Writes content whose id is known. Whatever fails leaves nothing behind. */
    public StagedContent stage(byte[] content, ContentId id, CompressionChoice choice) throws IOException {
        return content.length < chunking.threshold()
                ? stage((file, workspace) -> fixed(file, workspace, choice, writer -> writer.write(content), () -> id))
                : stage((file, workspace) -> chunked(
                        file,
                        workspace,
                        choice,
                        index,
                        new ChunkStream(new ByteArrayInputStream(content), cdc),
                        () -> id));
    }

    private static Staged fixed(
            BlockFile file, BlockWorkspace workspace, CompressionChoice choice, Blocks blocks, Supplier<ContentId> id)
            throws IOException {
        ContentWriter writer = new ContentWriter(file, workspace, choice);
        blocks.writeTo(writer);
        return new Staged(writer.finish(id.get()), null);
    }

    private Staged chunked(
            BlockFile file,
            BlockWorkspace workspace,
            CompressionChoice choice,
            @Nullable ChunkIndex known,
            ChunkStream chunks,
            Supplier<ContentId> id)
            throws IOException {
        Owners owners = new Owners(this::path);
        try {
            ChunkedWriter writer =
                    new ChunkedWriter(file, choice, chunking.sizes().max(), known, owners);
            while (chunks.next()) {
                writer.write(workspace, chunks.buffer(), chunks.offset(), chunks.length());
            }
            return new Staged(writer.finish(workspace, id.get()), writer);
        } catch (Throwable e) {
            try {
                owners.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private StagedContent stage(Source source) throws IOException {
        BlockWorkspace workspace = workspaces.borrow();
        Path path = temporary.resolve(UUID.randomUUID() + ".tmp");
        try {
            BlockFile file = disk.create(path);
            try {
                Staged staged = source.writeTo(file, workspace);
                return new StagedContent(disk, path, file, staged.chunks(), staged.written());
            } catch (Throwable e) {
                abandon(path, file, e);
                throw e;
            }
        } finally {
            workspaces.giveBack(workspace);
        }
    }

    private void abandon(Path path, BlockFile file, Throwable reason) {
        try (file) {
            disk.deleteIfExists(path);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * Rewrites a staged content so that it borrows from no others: for when its bases are gone before it was published.
     * They are still open, and can be read; if the disk fails, nothing but the staged content is lost.
     */
    public void standAlone(StagedContent staged) throws IOException {
        BlockWorkspace workspace = workspaces.borrow();
        try {
            staged.standAlone(workspace);
        } finally {
            workspaces.giveBack(workspace);
        }
    }

    /** Brings a staged content onto the device, where that is asked for at all; worth doing before taking locks. */
    public void force(StagedContent staged) throws IOException {
        if (synchronous) {
            staged.force();
        }
    }

    /** Makes a staged content part of the store; afterwards it survives a crash. Replaces an equal one, if any. */
    public void publish(StagedContent staged) throws IOException {
        force(staged);
        disk.rename(staged.path(), path(staged.id()));
        force(folder(staged.id()));
        staged.published();
    }

    /** Lets later contents borrow from this one, if it was published; call it once the metadata knows it. */
    public void remember(StagedContent staged) {
        staged.remember();
    }

    /**
     * Opens a content for reading. It stays readable until closed, even when it is deleted meanwhile.
     *
     * @param size what the metadata says of its size
     * @param name who asks, for messages
     * @throws NoSuchFileException if there is no such content
     * @throws CorruptContentException if the file's header is damaged or is that of another content
     */
    public ContentReader read(ContentId id, long size, String name) throws IOException {
        return ContentReader.open(this::path, id, size, name, workspaces);
    }

    /** What to throw if it is certain that a content should be there and is not. */
    public CorruptContentException missing(String name, NoSuchFileException cause) {
        return new CorruptContentException(name, Path.of(cause.getFile()), 0, 0, "the file is missing", cause);
    }

    /** The same, for a content whose file nobody has tried to open. */
    public CorruptContentException missing(String name, ContentId id) {
        return missing(name, new NoSuchFileException(path(id).toString()));
    }

    /** Whether there is a file of that content. */
    public boolean exists(ContentId id) {
        return Files.exists(path(id));
    }

    /** The contents in one of the {@link #FOLDERS}, 0 to 255, in the order of their ids. */
    public List<ContentId> published(int folder) throws IOException {
        List<ContentId> ids = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(folder), "*" + SUFFIX)) {
            for (Path file : files) {
                String fileName = file.getFileName().toString();
                String id = fileName.substring(0, fileName.length() - SUFFIX.length());
                if (ContentId.isContentId(id)) {
                    ids.add(new ContentId(id));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        ids.sort(Comparator.comparing(ContentId::hex));
        return ids;
    }

    /**
     * Reads all of one content file: its header, its table, and the blocks that are in it. Borrowed blocks are checked with
     * the file that has them.
     *
     * @param size what the metadata says of its size
     * @param name for messages
     * @param read is told how many bytes were read, after every block
     * @throws NoSuchFileException if there is no such file
     * @throws CorruptContentException of the first damage
     */
    public void check(ContentId id, long size, String name, ReadListener read) throws IOException {
        BlockWorkspace workspace = workspaces.borrow();
        try (NamedChannel channel = NamedChannel.open(path(id), name)) {
            ContentFile.open(channel, id, size).check(workspace, read);
        } finally {
            workspaces.giveBack(workspace);
        }
    }

    /** Removes a content. After a crash it may be back, and is then an orphan. */
    public void delete(ContentId id) throws IOException {
        disk.deleteIfExists(path(id));
    }

    /**
     * Removes temporary files and contents nobody refers to: what a crash left behind. Only while nobody writes.
     *
     * @return how many files were removed
     */
    public int removeOrphans(References references) throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary, "*.tmp")) {
            for (Path file : files) {
                Files.delete(file);
                removed++;
            }
        }
        for (int i = 0; i < FOLDERS; i++) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(i), "*" + SUFFIX)) {
                for (Path file : files) {
                    if (isOrphan(file, references)) {
                        Files.delete(file);
                        removed++;
                    }
                }
            }
        }
        return removed;
    }

    /** Links every content into the tree below another root, durably. Only while nobody publishes or deletes. */
    public void linkTo(Path root) throws IOException {
        Path linked = Files.createDirectory(root.resolve("contents"));
        for (int i = 0; i < FOLDERS; i++) {
            String name = String.format("%02x", i);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(contents.resolve(name), "*" + SUFFIX)) {
                linkTo(linked.resolve(name), files);
            }
        }
        FolderSync.force(linked);
    }

    private static void linkTo(Path folder, Iterable<Path> files) throws IOException {
        boolean empty = true;
        for (Path file : files) {
            if (empty) {
                Files.createDirectory(folder);
                empty = false;
            }
            Files.createLink(folder.resolve(file.getFileName()), file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        if (!empty) {
            FolderSync.force(folder);
        }
    }

    private boolean isOrphan(Path file, References references) throws IOException {
        String fileName = file.getFileName().toString();
        String id = fileName.substring(0, fileName.length() - SUFFIX.length());
        // A file that cannot be ours is not ours to remove.
        return ContentId.isContentId(id) && !references.exist(new ContentId(id));
    }

    private Path path(ContentId id) {
        return folder(id).resolve(id.hex() + SUFFIX);
    }

    private Path folder(int number) {
        return contents.resolve(String.format("%02x", number));
    }

    private Path folder(ContentId id) {
        return contents.resolve(id.hex().substring(0, 2));
    }

    private void force(Path folder) throws IOException {
        if (synchronous) {
            disk.forceFolder(folder);
        }
    }

    @Override
    public void close() {
        index.close();
        workspaces.close();
    }

    /** Who knows whether a content is referred to. */
    @FunctionalInterface
    public interface References {

        boolean exist(ContentId id) throws IOException;
    }

    /** Follows a check. */
    @FunctionalInterface
    public interface ReadListener {

        void read(long bytes) throws IOException;
    }

    @FunctionalInterface
    private interface Source {

        Staged writeTo(BlockFile file, BlockWorkspace workspace) throws IOException;
    }

    @FunctionalInterface
    private interface Blocks {

        void writeTo(ContentWriter writer) throws IOException;
    }

    private record Staged(Written written, @Nullable ChunkedWriter chunks) {}
}
