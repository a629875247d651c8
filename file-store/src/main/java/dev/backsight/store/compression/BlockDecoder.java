package dev.backsight.store.compression;

/**
 * One codec's decompression of single blocks; {@link BlockDecompressor} has checked the ranges. For one thread at a time.
 * The source is hostile: a decoder writes nothing beyond {@code targetLength}, and works in memory bounded by it.
 */
interface BlockDecoder extends AutoCloseable {

    /**
     * Decompresses one block.
     *
     * @return the decompressed length, at most {@code targetLength}
     * @throws MalformedBlockException if the source is not exactly one block of the codec, or longer decompressed
     */
    int decode(byte[] source, int offset, int length, byte[] target, int targetOffset, int targetLength)
            throws MalformedBlockException;

    @Override
    void close();
}
