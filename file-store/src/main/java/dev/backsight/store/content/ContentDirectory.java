package dev.backsight.store.content;

import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * The directory tree that holds all contents. Safe for use by many threads; that nobody publishes and deletes the same
 * content at once is the caller's business.
 */
public final class ContentDirectory implements AutoCloseable {

    /** Original bytes of a block: large enough to compress well, small enough to be cheap to read for one byte. */
    public static final int BLOCK_SIZE = ContentHeader.MAX_BLOCK_SIZE;

    private static final String SUFFIX = ".bsc";
    private static final int FOLDERS = 256;

    private final Path contents;
    private final Path temporary;
    private final boolean synchronous;
    private final BlockFile.Opener opener;
    private final WorkspacePool workspaces;

    ContentDirectory(Path root, boolean synchronous, BlockFile.Opener opener) {
        this.contents = root.resolve("contents");
        this.temporary = root.resolve("temporary");
        this.synchronous = synchronous;
        this.opener = opener;
        this.workspaces = new WorkspacePool(BLOCK_SIZE, 2 * Runtime.getRuntime().availableProcessors());
    }

    /**
     * Opens the tree below {@code root}, and creates what is missing of it.
     *
     * @param synchronous whether a published content is on the device; otherwise it is in the operating system's care
     */
    public static ContentDirectory open(Path root, boolean synchronous) throws IOException {
        ContentDirectory directory = new ContentDirectory(root, synchronous, BlockFile::create);
        directory.createFolders();
        return directory;
    }

    void createFolders() throws IOException {
        Files.createDirectories(temporary);
        Files.createDirectories(contents);
        for (int i = 0; i < FOLDERS; i++) {
            Files.createDirectories(contents.resolve(String.format("%02x", i)));
        }
        // The folders are made once and for all, so that publishing has one folder to synchronise and not two.
        force(contents);
    }

    /** Writes and hashes everything the source has. Whatever fails leaves nothing behind. */
    public StagedContent stage(InputStream source, CompressionChoice choice) throws IOException {
        MessageDigest digest = ContentId.newDigest();
        return stage(
                writer -> {
                    writer.write(new DigestInputStream(source, digest));
                    return ContentId.fromBytes(digest.digest());
                },
                choice);
    }

    /** Writes content whose id is known. Whatever fails leaves nothing behind. */
    public StagedContent stage(byte[] content, ContentId id, CompressionChoice choice) throws IOException {
        return stage(
                writer -> {
                    writer.write(content);
                    return id;
                },
                choice);
    }

    private StagedContent stage(Source source, CompressionChoice choice) throws IOException {
        BlockWorkspace workspace = workspaces.borrow();
        try {
            return stage(source, choice, workspace);
        } finally {
            workspaces.giveBack(workspace);
        }
    }

    private StagedContent stage(Source source, CompressionChoice choice, BlockWorkspace workspace) throws IOException {
        Path path = temporary.resolve(UUID.randomUUID() + ".tmp");
        BlockFile file = opener.create(path);
        try {
            ContentWriter writer = new ContentWriter(file, workspace, choice);
            ContentId id = source.writeTo(writer);
            return new StagedContent(writer.finish(id), path, file);
        } catch (Throwable e) {
            abandon(path, file, e);
            throw e;
        }
    }

    private static void abandon(Path path, BlockFile file, Throwable reason) {
        try (file) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            reason.addSuppressed(e);
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
        Files.move(staged.path(), path(staged.id()), StandardCopyOption.ATOMIC_MOVE);
        force(folder(staged.id()));
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
        return ContentReader.open(path(id), id, size, name, workspaces);
    }

    /** What to throw if it is certain that a content should be there and is not. */
    public CorruptContentException missing(String name, NoSuchFileException cause) {
        return new CorruptContentException(name, Path.of(cause.getFile()), 0, "the file is missing", cause);
    }

    /** Removes a content. After a crash it may be back, and is then an orphan. */
    public void delete(ContentId id) throws IOException {
        Files.deleteIfExists(path(id));
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
            Path folder = contents.resolve(String.format("%02x", i));
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
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

    private Path folder(ContentId id) {
        return contents.resolve(id.hex().substring(0, 2));
    }

    private void force(Path folder) throws IOException {
        if (synchronous) {
            FolderSync.force(folder);
        }
    }

    @Override
    public void close() {
        workspaces.close();
    }

    /** Who knows whether a content is referred to. */
    @FunctionalInterface
    public interface References {

        boolean exist(ContentId id) throws IOException;
    }

    @FunctionalInterface
    private interface Source {

        ContentId writeTo(ContentWriter writer) throws IOException;
    }
}
