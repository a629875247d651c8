package dev.backsight.store.compression;

/** Compresses single blocks; for one thread at a time. May hold native memory until closed. */
public interface BlockCompressor extends AutoCloseable {

    /** What {@link #compress} returns for a block that is better kept as it is. */
    int INCOMPRESSIBLE = -1;

    /**
     * Compresses one block. Equal blocks give equal bytes, whatever was compressed before.
     *
     * @param target receives the compressed bytes from index 0; at least
     *     {@link Compression#maxCompressedLength}{@code (length)} long, its content undefined when the block proves
     *     incompressible
     * @return the compressed length, or {@link #INCOMPRESSIBLE} if that would save less than a sixteenth of the block
     * @throws IndexOutOfBoundsException if the source does not have that range
     * @throws IllegalArgumentException if the target is too short
     */
    int compress(byte[] source, int offset, int length, byte[] target);

    @Override
    void close();
}
