package dev.backsight.store.content;

import dev.backsight.store.content.ChunkIndex.Place;
import dev.backsight.store.identity.ContentId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contents from which one that is being written could borrow chunks. They stay open until that is done, so that what
 * was found in them can still be read if they are deleted meanwhile. For one thread at a time.
 */
final class Owners implements Closeable {

    /** More are not opened; what only others have is written again. */
    static final int MAX_OPEN = 2 * ChunkedHeader.MAX_BASES;

    /** After so many contents that are gone the index has little left to offer. */
    private static final int MAX_UNFIT = 64;

    private static final System.Logger LOG = System.getLogger(Owners.class.getName());

    private final ContentOpener contents;
    private final List<Owner> open = new ArrayList<>();
    private final Set<ContentId> unfit = new HashSet<>();

    Owners(ContentOpener contents) {
        this.contents = contents;
    }

    /** A content that has been opened, and what of it would be borrowed. */
    static final class Owner {

        final Base base;
        final ContentFile file;
        private final BitSet lentBlocks = new BitSet();
        private long lentBytes;

        Owner(Base base, ContentFile file) {
            this.base = base;
            this.file = file;
        }

        /** Original bytes of it that would be borrowed; what is borrowed twice counts once. */
        long lentBytes() {
            return lentBytes;
        }

        private void lend(Block block) {
            if (!lentBlocks.get((int) block.number())) {
                lentBlocks.set((int) block.number());
                lentBytes += block.length();
            }
        }
    }

    /** All that were opened so far, in this order for good. */
    List<Owner> open() {
        return open;
    }

    /**
     * The number in {@link #open} of a content that has these bytes as one block of its own, where the index says, or -1.
     * The bytes have been compared.
     *
     * @param bytes must not be the workspace's
     */
    int find(@Nullable Place place, byte[] bytes, int offset, int length, BlockWorkspace workspace) {
        if (place == null
                || place.length() != length
                || unfit.contains(place.owner().id())) {
            return -1;
        }
        try {
            int number = number(place.owner());
            return number >= 0 && has(open.get(number), place.start(), bytes, offset, length, workspace) ? number : -1;
        } catch (NoSuchFileException e) {
            LOG.log(System.Logger.Level.DEBUG, "the index names content that is gone", e);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "no chunk is shared with content that cannot be read", e);
        }
        unfit.add(place.owner().id());
        return -1;
    }

    private int number(Base base) throws IOException {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).base.equals(base)) {
                return i;
            }
        }
        if (open.size() == MAX_OPEN || unfit.size() == MAX_UNFIT) {
            return -1;
        }
        ContentBytes bytes = contents.open(base.id(), "content " + base.id());
        try {
            ContentFile file = ContentFile.open(bytes, base.id(), base.size());
            if (!file.bases().isEmpty()) {
                bytes.close();
                unfit.add(base.id());
                return -1;
            }
            open.add(new Owner(base, file));
            return open.size() - 1;
        } catch (Throwable e) {
            try {
                bytes.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static boolean has(Owner owner, long start, byte[] bytes, int offset, int length, BlockWorkspace workspace)
            throws IOException {
        if (start < 0 || start >= owner.file.size()) {
            return false;
        }
        Block block = owner.file.table().at(start);
        if (block.start() != start || block.length() != length || block.isBorrowed()) {
            return false;
        }
        owner.file.decode(block, workspace.original, 0, workspace);
        if (!Arrays.equals(workspace.original, 0, length, bytes, offset, offset + length)) {
            return false;
        }
        owner.lend(block);
        return true;
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Owner owner : open) {
            try {
                owner.file.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
