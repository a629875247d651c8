package dev.backsight.store.content;

import dev.backsight.store.chunking.ChunkStream;
import dev.backsight.store.chunking.FastCdc;
import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.identity.ContentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes content files into a folder of their own, from where somebody publishes them. Safe for use by many threads. */
public final class ContentStaging implements AutoCloseable {

    private static final String SUFFIX = ".tmp";

    private final Path temporary;
    private final ContentDisk disk;
    private final Chunking chunking;
    private final FastCdc cdc;
    private final ChunkIndex index;
    private final ContentFiles files;
    private final Publisher publisher;

    private ContentStaging(Path root, Chunking chunking, ContentDisk disk, ContentFiles files, Publisher publisher) {
        this.temporary = root.resolve("temporary");
        this.disk = disk;
        this.chunking = chunking;
        this.cdc = new FastCdc(chunking.sizes());
        this.index = new ChunkIndex(root.resolve("chunks.index"));
        this.files = files;
        this.publisher = publisher;
    }

    /**
     * Stages in {@code temporary/} below {@code root}, which is created if it is missing.
     *
     * @param disk {@link ContentDisk#REAL}, except in tests
     * @param files reads what is published, to borrow chunks from it
     */
    public static ContentStaging open(
            Path root, Chunking chunking, ContentDisk disk, ContentFiles files, Publisher publisher)
            throws IOException {
        ContentStaging staging = new ContentStaging(root, chunking, disk, files, publisher);
        Files.createDirectories(staging.temporary);
        return staging;
    }

    /** See {@link ContentStore#stage(InputStream, CompressionChoice)}. */
    public StagedContent stage(InputStream source, CompressionChoice choice) throws IOException {
        return stage(source, choice, index);
    }

    /** See {@link ContentStore#stageAlone}. */
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

    /** See {@link ContentStore#stage(byte[], ContentId, CompressionChoice)}. */
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
        Owners owners = new Owners(files.contents());
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
        BlockWorkspace workspace = workspaces().borrow();
        UUID number = UUID.randomUUID();
        Path path = temporary.resolve(number + SUFFIX);
        try {
            BlockFile file = disk.create(path);
            try {
                Staged staged = source.writeTo(file, workspace);
                return new StagedContent(this, number, path, file, staged.chunks(), staged.written());
            } catch (Throwable e) {
                abandon(path, file, e);
                throw e;
            }
        } finally {
            workspaces().giveBack(workspace);
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
     * Removes temporary files. Only while nobody stages.
     *
     * @return how many
     */
    public int removeLeftovers() throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(temporary, "*" + SUFFIX)) {
            for (Path file : leftovers) {
                Files.delete(file);
                removed++;
            }
        }
        return removed;
    }

    ContentOpener contents() {
        return files.contents();
    }

    WorkspacePool workspaces() {
        return files.workspaces();
    }

    ContentDisk disk() {
        return disk;
    }

    Publisher publisher() {
        return publisher;
    }

    @Override
    public void close() {
        index.close();
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
