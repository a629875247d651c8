package dev.backsight.store.content;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bases of one content: open from the beginning, so that they can be read even when they are deleted with it, but not
 * looked at before a block of theirs is asked for. For one thread at a time.
 */
final class BorrowedBlocks implements Closeable {

    private final List<Base> bases;
    private final ContentBytes[] channels;
    private final @Nullable ContentFile[] files;

    private BorrowedBlocks(List<Base> bases) {
        this.bases = bases;
        this.channels = new ContentBytes[bases.size()];
        this.files = new ContentFile[bases.size()];
    }

    /** @throws java.nio.file.NoSuchFileException if one of them is gone */
    static BorrowedBlocks open(List<Base> bases, ContentOpener contents, String name) throws IOException {
        BorrowedBlocks opened = new BorrowedBlocks(bases);
        try {
            for (int i = 0; i < bases.size(); i++) {
                opened.channels[i] = contents.open(bases.get(i).id(), name);
            }
            return opened;
        } catch (Throwable e) {
            try {
                opened.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /**
     * Reads the original bytes of a block that is borrowed.
     *
     * @param borrower whose block it is
     * @throws CorruptContentException if they cannot be read or are not those it was written with
     */
    void decode(ContentBytes borrower, Block block, byte[] target, int targetOffset, BlockWorkspace workspace)
            throws IOException {
        if (block.base() < 1 || block.base() > bases.size() || block.stored() != 0) {
            throw borrower.corrupt(
                    block.entryOffset(),
                    block.start(),
                    "the table lets block " + block.number() + " be borrowed from base " + block.base() + " of "
                            + bases.size() + " with " + block.stored() + " bytes",
                    null);
        }
        Base base = bases.get(block.base() - 1);
        if (block.where() < 0 || block.where() > base.size() - block.length()) {
            throw borrower.corrupt(
                    block.entryOffset(),
                    block.start(),
                    "the table lets block " + block.number() + " be " + block.length() + " bytes from " + block.where()
                            + " on of content " + base.id() + ", which has " + base.size(),
                    null);
        }
        try {
            read(file(block.base() - 1), block, target, targetOffset, workspace);
        } catch (CorruptContentException e) {
            throw CorruptContentException.borrowed(e, block.start());
        }
        if (block.checksumOf(target, targetOffset, block.length()) != block.checksum()) {
            throw borrower.corrupt(
                    block.entryOffset(),
                    block.start(),
                    "the checksum of block " + block.number() + " does not match what content " + base.id() + " has",
                    null);
        }
    }

    private ContentFile file(int index) throws IOException {
        ContentFile file = files[index];
        if (file == null) {
            Base base = bases.get(index);
            file = ContentFile.open(channels[index], base.id(), base.size());
            files[index] = file;
        }
        return file;
    }

    /** Mostly that is exactly one block of the base; not if the base was cut anew since, when it was repaired. */
    private static void read(
            ContentFile base, Block borrowed, byte[] target, int targetOffset, BlockWorkspace workspace)
            throws IOException {
        long position = borrowed.where();
        long end = position + borrowed.length();
        while (position < end) {
            Block block = base.table().at(position);
            if (block.isBorrowed()) {
                throw base.file()
                        .corrupt(
                                block.entryOffset(),
                                block.start(),
                                "block " + block.number() + " is itself borrowed, and cannot be lent",
                                null);
            }
            int into = targetOffset + (int) (position - borrowed.where());
            int count = (int) (Math.min(block.end(), end) - position);
            if (count == block.length()) {
                base.decode(block, target, into, workspace);
            } else {
                byte[] whole = new byte[block.length()];
                base.decode(block, whole, 0, workspace);
                System.arraycopy(whole, (int) (position - block.start()), target, into, count);
            }
            position += count;
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (ContentBytes channel : channels) {
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
