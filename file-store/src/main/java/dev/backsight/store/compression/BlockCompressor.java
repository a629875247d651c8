package dev.backsight.store.compression;

/** Compresses single blocks; not safe for use by several threads at once. */
public interface BlockCompressor extends AutoCloseable {

    /** What {@link #compress} returns for a block that is better kept as it is. */
    int INCOMPRESSIBLE = -1;

    /**
     * Compresses one block.
     *
     * @param target receives the compressed bytes from index 0; at least
     *     {@link Compression#maxCompressedLength}{@code (length)} long, its content undefined when the block proves
     *     incompressible
     * @return the compressed length, or {@link #INCOMPRESSIBLE} if that would save less than a sixteenth of the block
     */
    int compress(byte[] source, int offset, int length, byte[] target);

    @Override
    void close();
}
