package dev.backsight.store.compression;

/** The compressor of {@link Codec#STORED}: finds nothing worth compressing. */
final class StoredBlockCompressor implements BlockCompressor {

    @Override
    public int compress(byte[] source, int offset, int length, byte[] target) {
        return INCOMPRESSIBLE;
    }

    @Override
    public void close() {}
}
