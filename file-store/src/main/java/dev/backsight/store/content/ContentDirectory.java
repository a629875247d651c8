package dev.backsight.store.content;

import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Contents in a directory tree. */
public final class ContentDirectory implements ContentStore {

    /** Original bytes of a block: large enough to compress well, small enough to be cheap to read for one byte. */
    public static final int BLOCK_SIZE = ContentHeader.MAX_BLOCK_SIZE;

    private static final String SUFFIX = ".bsc";

    private final Path contents;
    private final boolean synchronous;
    private final ContentDisk disk;
    private final ContentFiles files;
    private final ContentStaging staging;

    private ContentDirectory(Path root, boolean synchronous, Chunking chunking, ContentDisk disk) throws IOException {
        this.contents = root.resolve("contents");
        this.synchronous = synchronous;
        this.disk = disk;
        this.files = new ContentFiles((id, name) -> LocalBytes.open(path(id), name));
        this.staging = ContentStaging.open(root, chunking, disk, files, new Renaming());
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
        Files.createDirectories(contents);
        for (int i = 0; i < FOLDERS; i++) {
            Files.createDirectories(folder(i));
        }
        // The folders are made once and for all, so that publishing has one folder to synchronise and not two.
        force(contents);
    }

    @Override
    public StagedContent stage(InputStream source, CompressionChoice choice) throws IOException {
        return staging.stage(source, choice);
    }

    @Override
    public StagedContent stageAlone(InputStream source, CompressionChoice choice) throws IOException {
        return staging.stageAlone(source, choice);
    }

    @Override
    public StagedContent stage(byte[] content, ContentId id, CompressionChoice choice) throws IOException {
        return staging.stage(content, id, choice);
    }

    @Override
    public ContentReader read(ContentId id, long size, String name) throws IOException {
        return files.read(id, size, name);
    }

    @Override
    public void check(ContentId id, long size, String name, ReadListener read) throws IOException {
        files.check(id, size, name, read);
    }

    @Override
    public String location(ContentId id) {
        return path(id).toString();
    }

    @Override
    public boolean exists(ContentId id) {
        return Files.exists(path(id));
    }

    @Override
    public List<ContentId> published(int folder) throws IOException {
        List<ContentId> ids = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder(folder), "*" + SUFFIX)) {
            for (Path file : found) {
                String fileName = file.getFileName().toString();
                String id = fileName.substring(0, fileName.length() - SUFFIX.length());
                if (ContentId.isContentId(id)) {
                    ids.add(ContentId.parse(id));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(ids);
        return ids;
    }

    @Override
    public void delete(ContentId id) throws IOException {
        disk.deleteIfExists(path(id));
    }

    @Override
    public int removeOrphans(References references) throws IOException {
        int removed = staging.removeLeftovers();
        for (int i = 0; i < FOLDERS; i++) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder(i), "*" + SUFFIX)) {
                for (Path file : found) {
                    if (isOrphan(file, references)) {
                        Files.delete(file);
                        removed++;
                    }
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return removed;
    }

    private static boolean isOrphan(Path file, References references) throws IOException {
        String fileName = file.getFileName().toString();
        String id = fileName.substring(0, fileName.length() - SUFFIX.length());
        // A file that cannot be ours is not ours to remove.
        return ContentId.isContentId(id) && !references.exist(ContentId.parse(id));
    }

    @Override
    public void linkTo(Path root) throws IOException {
        Path linked = Files.createDirectory(root.resolve("contents"));
        for (int i = 0; i < FOLDERS; i++) {
            String name = String.format(Locale.ROOT, "%02x", i);
            try (DirectoryStream<Path> found = Files.newDirectoryStream(contents.resolve(name), "*" + SUFFIX)) {
                linkTo(linked.resolve(name), found);
            }
        }
        FolderSync.force(linked);
    }

    private static void linkTo(Path folder, Iterable<Path> found) throws IOException {
        boolean empty = true;
        for (Path file : found) {
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

    @Override
    public Optional<DirectoryBinding> binding() {
        return Optional.empty();
    }

    private Path path(ContentId id) {
        String hex = id.hex();
        return contents.resolve(hex.substring(0, 2)).resolve(hex + SUFFIX);
    }

    private Path folder(int number) {
        return contents.resolve(String.format(Locale.ROOT, "%02x", number));
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
        staging.close();
        files.close();
    }

    /** Publishes a temporary file by giving it its name. */
    private final class Renaming implements Publisher {

        /** Brings it onto the device, where that is asked for at all. */
        @Override
        public void prepare(StagedContent staged) throws IOException {
            if (synchronous) {
                staged.force();
            }
        }

        @Override
        public void publish(StagedContent staged) throws IOException {
            disk.rename(staged.path(), path(staged.id()));
            force(folder(staged.id()));
        }

        @Override
        public void withdraw(StagedContent staged) {
            // The temporary file was all there was, and goes by itself.
        }
    }
}
