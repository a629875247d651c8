package dev.backsight.store.compression;

import java.util.Objects;

/** What all codecs have in common: ranges are checked before native code sees them, and the result is judged. */
final class EncodingCompressor implements BlockCompressor {

    private final BlockEncoder encoder;

    EncodingCompressor(BlockEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public int compress(byte[] source, int offset, int length, byte[] target) {
        Objects.checkFromIndexSize(offset, length, source.length);
        if (target.length < Compression.maxCompressedLength(length)) {
            // Native codecs would write beyond its end.
            throw new IllegalArgumentException("a block of " + length + " bytes needs a target of "
                    + Compression.maxCompressedLength(length) + " bytes, not " + target.length
                    + "; ask Compression.maxCompressedLength");
        }
        int compressed = encoder.encode(source, offset, length, target);
        return compressed <= length - Math.max(1, length / 16) ? compressed : INCOMPRESSIBLE;
    }

    @Override
    public void close() {
        encoder.close();
    }
}
