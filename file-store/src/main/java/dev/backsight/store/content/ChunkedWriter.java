package dev.backsight.store.content;

import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.content.ChunkIndex.Place;
import dev.backsight.store.content.Owners.Owner;
import dev.backsight.store.identity.ContentId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one content into one block file of version 2, and borrows the chunks that contents at hand have already. Memory
 * beyond the workspace is that of {@link ChunkRows}. For one thread at a time.
 *
 * <p>Which contents become bases is settled at the end, when it is known how much of each would be used: at most
 * {@value ChunkedHeader#MAX_BASES}, and only those of which at least half is used. A base is kept alive as a whole, even
 * when nobody names it any more; so what is kept alive for nothing is at most as much again as what is used. Blocks of all
 * others are taken over: read, and written into this file.
 */
final class ChunkedWriter implements Closeable {

    /** The port in Java: it needs no native library, and hashes several times faster than anything else here. */
    private static final XXHash64 HASH = XXHashFactory.fastestJavaInstance().hash64();

    private static final long SEED = 0;

    private final BlockFile file;
    private final BlockAppender appender;
    private final @Nullable ChunkIndex index;
    private final Owners owners;
    private final int maxBlock;
    private final ChunkRows rows = new ChunkRows();

    /** Whom the blocks' numbers of bases refer to. */
    private List<Owner> lenders;

    private long size;
    private long end;

    /**
     * @param maxBlock length of the longest block, at most
     * @param index null to borrow nothing, and to lend nothing later
     */
    ChunkedWriter(BlockFile file, CompressionChoice choice, int maxBlock, @Nullable ChunkIndex index, Owners owners) {
        this.file = file;
        this.appender = new BlockAppender(file, choice, ChunkedHeader.BYTES);
        this.maxBlock = maxBlock;
        this.index = index;
        this.owners = owners;
        this.lenders = owners.open();
    }

    /** @param bytes must not be the workspace's */
    void write(BlockWorkspace workspace, byte[] bytes, int offset, int length) throws IOException {
        ContentHeader.requireSize(size + length);
        long hash = HASH.hash(bytes, offset, length, SEED);
        Place place = index == null ? null : index.find(hash);
        int owner = owners.find(place, bytes, offset, length, workspace);
        if (place != null && owner >= 0) {
            CRC32C checksum = Block.checksumOf(rows.size(), size, length);
            checksum.update(bytes, offset, length);
            rows.add(new ChunkEntry(size, place.start(), 0, (int) checksum.getValue(), owner + 1), hash);
        } else {
            rows.add(append(workspace, rows.size(), size, bytes, offset, length), hash);
        }
        size += length;
    }

    private ChunkEntry append(BlockWorkspace workspace, int number, long start, byte[] bytes, int offset, int length)
            throws IOException {
        CRC32C checksum = Block.checksumOf(number, start, length);
        long position = appender.position();
        int stored = appender.append(workspace, bytes, offset, length, checksum);
        return new ChunkEntry(start, position, stored, (int) checksum.getValue(), 0);
    }

    /** Chooses the bases, and writes what follows the blocks, and the header. */
    Written finish(BlockWorkspace workspace, ContentId id) throws IOException {
        keep(
                lenders.stream()
                        .filter(owner -> owner.lentBytes() >= owner.base.size() - owner.lentBytes())
                        .sorted(Comparator.comparingLong(Owner::lentBytes).reversed())
                        .limit(ChunkedHeader.MAX_BASES)
                        .toList(),
                workspace);
        return writeEnd(id);
    }

    /** Takes over all blocks that are borrowed: afterwards the file needs no others. */
    Written standAlone(BlockWorkspace workspace, ContentId id) throws IOException {
        // Behind the list of bases and the table that are there: the file can only grow, and ends with its table.
        appender.skipTo(end);
        keep(List.of(), workspace);
        return writeEnd(id);
    }

    private void keep(List<Owner> kept, BlockWorkspace workspace) throws IOException {
        for (int number = 0; number < rows.size(); number++) {
            ChunkEntry entry = rows.entry(number);
            if (entry.base() != 0) {
                Owner lender = lenders.get(entry.base() - 1);
                int base = kept.indexOf(lender) + 1;
                rows.replace(
                        number,
                        base == 0
                                ? takeOver(workspace, number, entry, lender)
                                : new ChunkEntry(entry.start(), entry.where(), 0, entry.checksum(), base));
            }
        }
        lenders = kept;
    }

    private ChunkEntry takeOver(BlockWorkspace workspace, int number, ChunkEntry entry, Owner lender)
            throws IOException {
        Block block = lender.file.table().at(entry.where());
        lender.file.decode(block, workspace.original, 0, workspace);
        return append(workspace, number, entry.start(), workspace.original, 0, block.length());
    }

    private Written writeEnd(ContentId id) throws IOException {
        ByteBuffer list = ByteBuffer.allocate(lenders.size() * Base.BYTES);
        lenders.forEach(lender -> lender.base.encode(list));
        CRC32C listChecksum = new CRC32C();
        listChecksum.update(list.flip());
        long basesOffset = appender.position();
        file.writeFully(list.rewind(), basesOffset);
        int tableChecksum = rows.write(file, basesOffset + list.limit());
        ChunkedHeader header = new ChunkedHeader(
                appender.codec(),
                appender.level(),
                maxBlock,
                size,
                basesOffset,
                id,
                rows.size(),
                lenders.size(),
                (int) listChecksum.getValue(),
                tableChecksum);
        file.writeFully(header.encode(), 0);
        end = header.fileSize();
        return new Written(id, size, header.fileSize(), header.codec(), appender.compressNanos());
    }

    /** What the file needs to be read, besides itself. */
    List<ContentId> bases() {
        return lenders.stream().map(lender -> lender.base.id()).toList();
    }

    /** Tells the index where the chunks are, if this content may lend them. */
    void remember(ContentId id) {
        if (index == null || !lenders.isEmpty()) {
            return;
        }
        Base owner = new Base(id, size);
        for (int number = 0; number < rows.size(); number++) {
            long start = rows.entry(number).start();
            long blockEnd = number + 1 < rows.size() ? rows.entry(number + 1).start() : size;
            index.put(rows.hash(number), new Place(owner, start, (int) (blockEnd - start)));
        }
    }

    @Override
    public void close() throws IOException {
        owners.close();
    }
}
