package dev.backsight.store.content;

import dev.backsight.store.identity.ContentId;
import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;

/**
 * Reads ranges of one content, block by block, and checks each block before it hands out a byte of it. Holds a workspace
 * until closed, and returns it once and never while a read uses it, whichever threads read and close: two readers with
 * the same buffers would hand out each other's bytes without noticing. Threads that read get in turn.
 */
public final class ContentReader implements Closeable {

    private final ContentFile file;
    private final BorrowedBlocks borrowed;
    private final WorkspacePool workspaces;
    private final BlockWorkspace workspace;
    private long decodedBlock = -1;
    private boolean closed;

    private ContentReader(ContentFile file, BorrowedBlocks borrowed, WorkspacePool workspaces) {
        this.file = file;
        this.borrowed = borrowed;
        this.workspaces = workspaces;
        this.workspace = workspaces.borrow();
    }

    static ContentReader open(ContentOpener contents, ContentId id, long size, String name, WorkspacePool workspaces)
            throws IOException {
        return open(contents.open(id, name), contents, id, size, workspaces);
    }

    /** @param bytes of the content, closed if this throws */
    static ContentReader open(
            ContentBytes bytes, ContentOpener contents, ContentId id, long size, WorkspacePool workspaces)
            throws IOException {
        try {
            ContentFile file = ContentFile.open(bytes, id, size);
            return new ContentReader(file, BorrowedBlocks.open(file.bases(), contents, bytes.name()), workspaces);
        } catch (Throwable e) {
            try {
                bytes.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** Original bytes of the whole content. */
    public long size() {
        return file.size();
    }

    /** Whether some of its bytes are in the files of other contents. */
    public boolean borrows() {
        return !file.bases().isEmpty();
    }

    /** @throws IndexOutOfBoundsException if the content does not have all of that range */
    public void requireRange(long position, long count) {
        Objects.checkFromIndexSize(position, count, file.size());
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
            requireOpen();
            Block block = file.table().at(position + done);
            int from = (int) (position + done - block.start());
            int count = Math.min(length - done, block.length() - from);
            if (count == block.length()) {
                decode(block, target, targetOffset + done);
            } else {
                System.arraycopy(decoded(block), from, target, targetOffset + done, count);
            }
            done += count;
        }
    }

    /**
     * Where the block ends that has the byte at that position; to read up to there at once is cheapest.
     *
     * @throws IndexOutOfBoundsException if the content has no such byte
     */
    synchronized long blockEnd(long position) throws IOException {
        requireRange(position, 1);
        requireOpen();
        return file.table().at(position).end();
    }

    /** The block in the workspace's buffer, where small reads in a row find it again. */
    private byte[] decoded(Block block) throws IOException {
        byte[] buffer = workspace.original;
        if (decodedBlock != block.number()) {
            decodedBlock = -1;
            decode(block, buffer, 0);
            decodedBlock = block.number();
        }
        return buffer;
    }

    private void decode(Block block, byte[] target, int targetOffset) throws IOException {
        if (block.isBorrowed()) {
            borrowed.decode(file.file(), block, target, targetOffset, workspace);
        } else {
            file.decode(block, target, targetOffset, workspace);
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the content of '" + file.file().name() + "' was closed; open it again");
        }
    }

    /** Waits for the read that is under way; later ones fail. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            workspaces.giveBack(workspace);
            try (borrowed) {
                file.close();
            }
        }
    }
}
