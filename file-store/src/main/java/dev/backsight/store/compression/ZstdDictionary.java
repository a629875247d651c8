package dev.backsight.store.compression;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.List;

/**
 * A dictionary for {@link Codec#ZSTD} (RFC 8878, 5): what small blocks of one kind have in common, so that it need not
 * stand in each of them. Whoever compresses with one has to keep its bytes as long as anything compressed with it.
 */
public final class ZstdDictionary {

    /** Upper bound of a dictionary, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    /** Least room for a dictionary that zstd's trainer demands, in bytes; what it makes may be smaller. */
    public static final int MIN_BYTES = 256;

    /** Fewest samples that {@link #train} takes; hundreds, with 100 times the dictionary's size in all, are better. */
    public static final int MIN_SAMPLES = 11;

    private final byte[] content;
    private final long id;

    private ZstdDictionary(byte[] content, long id) {
        this.content = content;
        this.id = id;
    }

    /**
     * A dictionary that was trained before.
     *
     * @throws IllegalArgumentException if the bytes are no zstd dictionary with an id, or more than {@value #MAX_BYTES}
     */
    public static ZstdDictionary of(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a dictionary has at most " + MAX_BYTES + " bytes, not " + bytes.length);
        }
        ZstdCodec.requireLibrary();
        // Bytes without the magic number would be taken for a dictionary of raw content, which has no id.
        long id = Zstd.getDictIdFromDict(bytes);
        if (id == 0) {
            throw new IllegalArgumentException("these " + bytes.length
                    + " bytes are no zstd dictionary with an id; make one with train, or with zstd --train");
        }
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            context.loadDict(bytes);
        } catch (ZstdException e) {
            throw new IllegalArgumentException("dictionary " + id + " is damaged: " + e.getMessage(), e);
        }
        return new ZstdDictionary(bytes.clone(), id);
    }

    /**
     * Trains a dictionary. The same samples in the same order give the same one.
     *
     * @param samples typical blocks, at least {@value #MIN_SAMPLES}
     * @param maxBytes upper bound of the dictionary's size, {@value #MIN_BYTES} to {@value #MAX_BYTES}
     * @throws IllegalArgumentException if zstd finds too little in the samples to make a dictionary of
     */
    public static ZstdDictionary train(List<byte[]> samples, int maxBytes) {
        if (maxBytes < MIN_BYTES || maxBytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a dictionary is given " + MIN_BYTES + " to " + MAX_BYTES + " bytes, not " + maxBytes);
        }
        if (samples.size() < MIN_SAMPLES) {
            throw new IllegalArgumentException("training needs " + MIN_SAMPLES + " samples or more, not "
                    + samples.size() + "; take more, or smaller pieces of them");
        }
        ZstdCodec.requireLibrary();
        byte[] dictionary = new byte[maxBytes];
        try {
            long length = Zstd.trainFromBuffer(samples.toArray(byte[][]::new), dictionary);
            if (Zstd.isError(length)) {
                throw new ZstdException(length);
            }
            return of(Arrays.copyOf(dictionary, (int) length));
        } catch (ZstdException e) {
            throw new IllegalArgumentException(
                    "zstd makes no dictionary of these " + samples.size() + " samples (" + e.getMessage()
                            + "); take more of them, or longer ones",
                    e);
        }
    }

    /** The number that frames name it by, 1 to 2^32 - 1. */
    public long id() {
        return id;
    }

    /** A copy, to be kept. */
    public byte[] toBytes() {
        return content.clone();
    }

    byte[] content() {
        return content;
    }
}
