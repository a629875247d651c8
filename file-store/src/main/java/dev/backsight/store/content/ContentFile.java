package dev.backsight.store.content;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.MalformedBlockException;
import dev.backsight.store.identity.ContentId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One content file of any version, open for reading: its header, its table, and the blocks that it holds itself. For one
 * thread at a time.
 */
final class ContentFile implements Closeable {

    private final ContentBytes file;
    private final Codec codec;
    private final long size;
    private final int firstBlock;
    private final long blocksEnd;
    private final int tableChecksum;
    private final boolean tableHasChecksum;
    private final List<Base> bases;
    private final BlockTable table;

    private ContentFile(ContentBytes file, ContentHeader header) {
        this.file = file;
        this.codec = header.codec();
        this.size = header.size();
        this.firstBlock = ContentHeader.BYTES;
        this.blocksEnd = header.tableOffset();
        this.tableChecksum = 0;
        this.tableHasChecksum = false;
        this.bases = List.of();
        this.table = new FixedTable(file, header);
    }

    private ContentFile(ContentBytes file, ChunkedHeader header, List<Base> bases) {
        this.file = file;
        this.codec = header.codec();
        this.size = header.size();
        this.firstBlock = ChunkedHeader.BYTES;
        this.blocksEnd = header.basesOffset();
        this.tableChecksum = header.tableChecksum();
        this.tableHasChecksum = true;
        this.bases = bases;
        this.table = new ChunkedTable(file, header);
    }

    /** Reads header and bases. The file stays the caller's to close if this throws. */
    static ContentFile open(ContentBytes file, ContentId id, long size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(ChunkedHeader.BYTES);
        if (!file.readFully(bytes, 0) && bytes.position() < ContentHeader.BYTES) {
            throw file.corrupt(0, 0, "the file ends within its header", null);
        }
        try {
            if (ContentHeader.version(bytes) == ContentHeader.VERSION) {
                ContentHeader header = ContentHeader.decode(bytes);
                check(file, id, size, header.id(), header.size(), header.fileSize());
                return new ContentFile(file, header);
            }
            ChunkedHeader header = ChunkedHeader.decode(bytes);
            check(file, id, size, header.id(), header.size(), header.fileSize());
            return new ContentFile(file, header, bases(file, header));
        } catch (NewerHeaderException e) {
            throw CorruptContentException.newer(file.name(), file.location(), e.getMessage(), e);
        } catch (MalformedHeaderException e) {
            throw file.corrupt(0, 0, e.getMessage(), e);
        }
    }

    private static void check(
            ContentBytes file, ContentId id, long size, ContentId foundId, long foundSize, long fileSize)
            throws IOException {
        if (!foundId.equals(id) || foundSize != size) {
            throw file.corrupt(
                    0,
                    0,
                    "the file holds content " + foundId + " of " + foundSize + " bytes instead of " + id + " of "
                            + size,
                    null);
        }
        if (file.size() != fileSize) {
            throw file.corrupt(
                    Math.min(file.size(), fileSize),
                    0,
                    "the file has " + file.size() + " bytes, but by its header it should have " + fileSize,
                    null);
        }
    }

    private static List<Base> bases(ContentBytes file, ChunkedHeader header) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(header.bases() * Base.BYTES);
        if (!file.readFully(bytes, header.basesOffset())) {
            throw file.corrupt(header.basesOffset(), 0, "the file ends within the list of bases", null);
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.flip());
        if ((int) crc.getValue() != header.basesChecksum()) {
            throw file.corrupt(header.basesOffset(), 0, "the checksum of the list of bases does not match", null);
        }
        Base[] bases = new Base[header.bases()];
        bytes.rewind();
        for (int i = 0; i < bases.length; i++) {
            bases[i] = Base.decode(bytes);
        }
        return List.of(bases);
    }

    ContentBytes file() {
        return file;
    }

    /** Original bytes of the whole content. */
    long size() {
        return size;
    }

    /** What blocks are borrowed from; the first is number 1. */
    List<Base> bases() {
        return bases;
    }

    BlockTable table() {
        return table;
    }

    /**
     * Decodes a block that is in this file.
     *
     * @throws CorruptContentException if it is damaged; the target is then undefined
     */
    void decode(Block block, byte[] target, int targetOffset, BlockWorkspace workspace) throws IOException {
        int length = block.length();
        int stored = block.stored();
        if (stored < 1 || stored > length || block.where() < firstBlock || block.where() > blocksEnd - stored) {
            throw corrupt(
                    block.entryOffset(),
                    block,
                    "the table places block " + block.number() + " at " + block.where() + " with " + stored + " bytes",
                    null);
        }
        boolean original = stored == length;
        byte[] into = original ? target : workspace.stored;
        int intoOffset = original ? targetOffset : 0;
        if (!file.readFully(ByteBuffer.wrap(into, intoOffset, stored), block.where())) {
            throw corrupt(block.where(), block, "the file ends within block " + block.number(), null);
        }
        if (block.checksumOf(into, intoOffset, stored) != block.checksum()) {
            throw corrupt(block.where(), block, "the checksum of block " + block.number() + " does not match", null);
        }
        if (!original) {
            try {
                workspace.decompressor.decompress(codec, into, 0, stored, target, targetOffset, length);
            } catch (MalformedBlockException e) {
                throw corrupt(block.where(), block, "block " + block.number() + ": " + e.getMessage(), e);
            }
        }
    }

    /** Reads the whole file. */
    void check(BlockWorkspace workspace, ContentStore.ReadListener read) throws IOException {
        checkTable();
        for (long number = 0; number < table.blocks(); number++) {
            Block block = table.block(number);
            if (!block.isBorrowed()) {
                decode(block, workspace.original, 0, workspace);
                read.read(block.stored());
            }
        }
    }

    /** Checks all of the table, where it has a checksum of its own; otherwise its blocks' have to do. */
    private void checkTable() throws IOException {
        if (!tableHasChecksum) {
            return;
        }
        long offset = file.size() - table.blocks() * ChunkEntry.BYTES;
        CRC32C crc = new CRC32C();
        ByteBuffer part = ByteBuffer.allocate(64 * 1024);
        for (long at = offset; at < file.size(); at += part.limit()) {
            part.clear().limit((int) Math.min(part.capacity(), file.size() - at));
            if (!file.readFully(part, at)) {
                throw file.corrupt(at, 0, "the file ends within the block table", null);
            }
            crc.update(part.flip());
        }
        if ((int) crc.getValue() != tableChecksum) {
            throw file.corrupt(offset, 0, "the checksum of the block table does not match", null);
        }
    }

    private CorruptContentException corrupt(
            long offset, Block block, @Nullable String problem, @Nullable Throwable cause) {
        return file.corrupt(offset, block.start(), problem, cause);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
