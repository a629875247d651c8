package dev.backsight.store.compression;

/**
 * One codec's compression of single blocks; {@link EncodingCompressor} has checked the ranges and judges the result. For
 * one thread at a time. Equal blocks give equal bytes, whatever was compressed before.
 */
interface BlockEncoder extends AutoCloseable {

    /**
     * Compresses one block, even if that makes it longer.
     *
     * @param target receives the compressed bytes from index 0; at least
     *     {@link Compression#maxCompressedLength}{@code (length)} long
     * @return the compressed length, or {@link BlockCompressor#INCOMPRESSIBLE} if the codec only keeps blocks as they are
     */
    int encode(byte[] source, int offset, int length, byte[] target);

    @Override
    void close();
}
