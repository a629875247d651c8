package dev.backsight.store.compression.frame;

import dev.backsight.store.compression.BlockDecompressor;
import dev.backsight.store.compression.MalformedBlockException;
import dev.backsight.store.compression.ZstdDictionary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads one frame; for one thread at a time. A byte is handed out only after the checksum of its block was found right,
 * and the end of the stream is reported only after size and checksum of the whole were. Holds two blocks and the codec's
 * own memory until closed, whatever the frame says, and reads no byte beyond the frame. The codec's memory is native:
 * with brotli a block and a window of two, or of 256 KiB for short blocks; less than a MiB with others. Only xz has it on
 * the heap, one block and 104 KiB.
 *
 * <p>Every method that reads throws {@link MalformedFrameException} where the frame is damaged, and goes on throwing it.
 */
public final class FrameInputStream extends InputStream {

    private final InputStream source;
    private final FrameHeader header;
    private final BlockDecompressor decompressor;
    private final byte[] block;
    private final byte[] stored;
    private final CRC32C checksum = new CRC32C();
    private int position;
    private int limit;
    private long offset;
    private long blocks;
    private long size;
    private boolean ended;
    private @Nullable IOException failure;

    /** Begins to read a frame that needs no dictionary; see the other constructor. */
    public FrameInputStream(InputStream source) throws IOException {
        this(source, FrameDictionaries.none());
    }

    /**
     * Begins to read a frame. If that fails the source stays open: it may hold something else, and is still the caller's to
     * close.
     *
     * @throws MalformedFrameException if the source does not begin with a header that this version reads, or the frame
     *     needs a dictionary that is not found
     * @throws IOException if the source does
     */
    public FrameInputStream(InputStream source, FrameDictionaries dictionaries) throws IOException {
        this.source = source;
        byte[] bytes = new byte[FrameHeader.BYTES];
        readFully(bytes, 0, bytes.length, "its header");
        this.header = FrameHeader.decode(ByteBuffer.wrap(bytes));
        int capacity = (int) Math.min(header.blockSize(), header.originalSize().orElse(Long.MAX_VALUE));
        this.block = new byte[capacity];
        this.stored = new byte[capacity];
        this.decompressor = decompressor(header.dictionaryId(), dictionaries);
    }

    private static BlockDecompressor decompressor(long dictionaryId, FrameDictionaries dictionaries)
            throws MalformedFrameException {
        if (dictionaryId == 0) {
            return new BlockDecompressor();
        }
        ZstdDictionary dictionary = dictionaries
                .find(dictionaryId)
                .orElseThrow(() -> new MalformedFrameException(
                        FrameHeader.DICTIONARY_OFFSET,
                        "it needs dictionary " + dictionaryId + ", which is not at hand; give it to the reader"));
        return new BlockDecompressor(dictionary);
    }

    /** What the frame says of itself. */
    public FrameHeader header() {
        return header;
    }

    @Override
    public int read() throws IOException {
        return hasNext() ? Byte.toUnsignedInt(block[position++]) : -1;
    }

    @Override
    public int read(byte[] target, int targetOffset, int length) throws IOException {
        Objects.checkFromIndexSize(targetOffset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!hasNext()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(block, position, target, targetOffset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return limit - position;
    }

    private boolean hasNext() throws IOException {
        if (position < limit) {
            return true;
        }
        if (failure != null) {
            throw failure;
        }
        if (!ended) {
            try {
                readNext();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
        return !ended;
    }

    private void readNext() throws IOException {
        long start = offset;
        byte[] bytes = new byte[FrameTrailer.BYTES];
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        readFully(bytes, 0, FrameBlock.HEADER_BYTES, "the fields of block " + blocks);
        if (fields.getInt(0) == 0) {
            readFully(bytes, FrameBlock.HEADER_BYTES, FrameTrailer.BYTES - FrameBlock.HEADER_BYTES, "its trailer");
            end(start, FrameTrailer.decode(fields, start));
        } else {
            readBlock(start, fields.getInt(0), fields.getInt(4), fields.getInt(8));
        }
    }

    private void readBlock(long start, int original, int length, int blockChecksum) throws IOException {
        if (original < 0 || original > header.blockSize()) {
            throw new MalformedFrameException(
                    start,
                    "block " + blocks + " is to have " + original + " bytes, in blocks of " + header.blockSize());
        }
        if (original > header.originalSize().orElse(Long.MAX_VALUE) - size) {
            throw new MalformedFrameException(
                    start,
                    "block " + blocks + " exceeds the " + header.originalSize().getAsLong() + " bytes of the frame");
        }
        if (length < 1 || length > original) {
            throw new MalformedFrameException(
                    start + 4, "block " + blocks + " of " + original + " bytes is to be stored in " + length);
        }
        readFully(stored, 0, length, "block " + blocks);
        if (FrameBlock.checksum(blocks, original, stored, 0, length) != blockChecksum) {
            throw new MalformedFrameException(start, "the checksum of block " + blocks + " does not match");
        }
        if (length == original) {
            System.arraycopy(stored, 0, block, 0, length);
        } else {
            try {
                decompressor.decompress(header.codec(), stored, 0, length, block, 0, original);
            } catch (MalformedBlockException e) {
                throw new MalformedFrameException(
                        start + FrameBlock.HEADER_BYTES, "block " + blocks + ": " + e.getMessage(), e);
            }
        }
        checksum.update(block, 0, original);
        position = 0;
        limit = original;
        size += original;
        blocks++;
    }

    private void end(long start, FrameTrailer trailer) throws MalformedFrameException {
        if (trailer.originalSize() != size || header.originalSize().orElse(size) != size) {
            throw new MalformedFrameException(
                    start + FrameTrailer.SIZE_OFFSET,
                    "the blocks have " + size + " bytes, but the trailer says " + trailer.originalSize()
                            + header.originalSize().stream()
                                    .mapToObj(declared -> " and the header " + declared)
                                    .findFirst()
                                    .orElse(""));
        }
        if (trailer.checksum() != (int) checksum.getValue()) {
            throw new MalformedFrameException(
                    start + FrameTrailer.CHECKSUM_OFFSET, "the checksum of the whole does not match");
        }
        ended = true;
    }

    private void readFully(byte[] into, int from, int length, String part) throws IOException {
        int read = source.readNBytes(into, from, length);
        offset += read;
        if (read < length) {
            throw new MalformedFrameException(offset, "the frame ends within " + part);
        }
    }

    @Override
    public void close() throws IOException {
        try (source) {
            if (failure == null) {
                failure = new IOException("the stream is closed");
            }
            position = 0;
            limit = 0;
            ended = false;
            decompressor.close();
        }
    }
}
