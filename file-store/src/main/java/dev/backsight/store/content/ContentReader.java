package dev.backsight.store.content;

import dev.backsight.store.compression.MalformedBlockException;
import dev.backsight.store.identity.ContentId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads ranges of one content, block by block, and checks each block before it hands out a byte of it. Holds a workspace
 * until closed, and returns it once and never while a read uses it, whichever threads read and close: two readers with
 * the same buffers would hand out each other's bytes without noticing. Threads that read get in turn.
 */
public final class ContentReader implements Closeable {

    private static final int ENTRIES_AT_ONCE = 256;

    private final FileChannel channel;
    private final Path path;
    private final String name;
    private final ContentHeader header;
    private final WorkspacePool workspaces;
    private final BlockWorkspace workspace;
    private ByteBuffer entries = ByteBuffer.allocate(0);
    private long firstEntry;
    private long decodedBlock = -1;
    private boolean closed;

    private ContentReader(FileChannel channel, Path path, String name, ContentHeader header, WorkspacePool workspaces) {
        this.channel = channel;
        this.path = path;
        this.name = name;
        this.header = header;
        this.workspaces = workspaces;
        this.workspace = workspaces.borrow();
    }

    static ContentReader open(Path path, ContentId id, long size, String name, WorkspacePool workspaces)
            throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            ContentHeader header = readHeader(channel, path, name);
            if (!header.id().equals(id) || header.size() != size) {
                throw new CorruptContentException(
                        name,
                        path,
                        0,
                        "the file holds content " + header.id() + " of " + header.size() + " bytes instead of " + id
                                + " of " + size,
                        null);
            }
            if (channel.size() != header.fileSize()) {
                throw new CorruptContentException(
                        name,
                        path,
                        Math.min(channel.size(), header.fileSize()),
                        "the file has " + channel.size() + " bytes, but by its header it should have "
                                + header.fileSize(),
                        null);
            }
            return new ContentReader(channel, path, name, header, workspaces);
        } catch (Throwable e) {
            try {
                channel.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static ContentHeader readHeader(FileChannel channel, Path path, String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(ContentHeader.BYTES);
        if (!readFully(channel, bytes, 0)) {
            throw new CorruptContentException(name, path, 0, "the file ends within its header", null);
        }
        try {
            return ContentHeader.decode(bytes);
        } catch (NewerHeaderException e) {
            throw CorruptContentException.newer(name, path, e.getMessage(), e);
        } catch (MalformedHeaderException e) {
            throw new CorruptContentException(name, path, 0, e.getMessage(), e);
        }
    }

    /** Original bytes of the whole content. */
    public long size() {
        return header.size();
    }

    /** @throws IndexOutOfBoundsException if the content does not have all of that range */
    public void requireRange(long position, long count) {
        Objects.checkFromIndexSize(position, count, header.size());
    }

    /**
     * Reads {@code length} original bytes from {@code position} on.
     *
     * @throws IndexOutOfBoundsException if the range does not lie within content and target
     * @throws CorruptContentException if a block in the range is damaged; the target's content is then undefined
     */
    public synchronized void read(long position, byte[] target, int targetOffset, int length) throws IOException {
        requireRange(position, length);
        Objects.checkFromIndexSize(targetOffset, length, target.length);
        int done = 0;
        while (done < length) {
            long block = (position + done) / header.blockSize();
            int from = (int) ((position + done) % header.blockSize());
            int blockLength = header.blockLength(block);
            int count = Math.min(length - done, blockLength - from);
            if (count == blockLength) {
                decode(block, target, targetOffset + done);
            } else {
                System.arraycopy(decoded(block), from, target, targetOffset + done, count);
            }
            done += count;
        }
    }

    /** The block in the workspace's buffer, where small reads in a row find it again. */
    private byte[] decoded(long block) throws IOException {
        byte[] buffer = workspace.original;
        if (decodedBlock != block) {
            decodedBlock = -1;
            decode(block, buffer, 0);
            decodedBlock = block;
        }
        return buffer;
    }

    private void decode(long block, byte[] target, int targetOffset) throws IOException {
        if (closed) {
            throw new IOException("the content of '" + name + "' was closed; open it again");
        }
        int length = header.blockLength(block);
        BlockEntry entry = entry(block);
        if (entry.length() < 1
                || entry.length() > length
                || entry.offset() < ContentHeader.BYTES
                || entry.offset() > header.tableOffset() - entry.length()) {
            throw corrupt(
                    entryOffset(block),
                    "the table places block " + block + " at " + entry.offset() + " with " + entry.length() + " bytes",
                    null);
        }
        boolean original = entry.length() == length;
        byte[] stored = original ? target : workspace.stored;
        int storedOffset = original ? targetOffset : 0;
        if (!readFully(channel, ByteBuffer.wrap(stored, storedOffset, entry.length()), entry.offset())) {
            throw corrupt(entry.offset(), "the file ends within block " + block, null);
        }
        if (BlockEntry.checksum(block, stored, storedOffset, entry.length()) != entry.checksum()) {
            throw corrupt(entry.offset(), "the checksum of block " + block + " does not match", null);
        }
        if (!original) {
            try {
                workspace.decompressor.decompress(
                        header.codec(), stored, 0, entry.length(), target, targetOffset, length);
            } catch (MalformedBlockException e) {
                throw corrupt(entry.offset(), "block " + block + ": " + e.getMessage(), e);
            }
        }
    }

    private BlockEntry entry(long block) throws IOException {
        int known = entries.limit() / BlockEntry.BYTES;
        if (block < firstEntry || block >= firstEntry + known) {
            int count = (int) Math.min(ENTRIES_AT_ONCE, header.blocks() - block);
            entries = ByteBuffer.allocate(count * BlockEntry.BYTES);
            firstEntry = block;
            if (!readFully(channel, entries, entryOffset(block))) {
                entries = ByteBuffer.allocate(0);
                throw corrupt(entryOffset(block), "the file ends within the block table", null);
            }
        }
        int index = (int) (block - firstEntry) * BlockEntry.BYTES;
        return BlockEntry.decode(entries.slice(index, BlockEntry.BYTES));
    }

    private long entryOffset(long block) {
        return header.tableOffset() + block * BlockEntry.BYTES;
    }

    private CorruptContentException corrupt(long offset, String problem, @Nullable Throwable cause) {
        return new CorruptContentException(name, path, offset, problem, cause);
    }

    private static boolean readFully(FileChannel channel, ByteBuffer into, long offset) throws IOException {
        long start = offset - into.position();
        while (into.hasRemaining()) {
            if (channel.read(into, start + into.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Waits for the read that is under way; later ones fail. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            workspaces.giveBack(workspace);
            channel.close();
        }
    }
}
