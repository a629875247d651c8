package dev.backsight.store.compression;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * {@link Codec#LZ4}, through lz4-java: its native library, or its Java port where that cannot be loaded. The port also
 * serves where lz4-java has another class loader than the system's, as in an application server, unless something loaded
 * the native library before. Both write blocks that the other reads, if not always the same ones.
 */
final class Lz4Codec implements BlockCodec {

    private static final LZ4Factory FACTORY = LZ4Factory.fastestInstance();

    @Override
    public BlockEncoder newEncoder(int level) {
        return new Encoder(level == 0 ? FACTORY.fastCompressor() : FACTORY.highCompressor(level));
    }

    @Override
    public BlockDecoder newDecoder() {
        return new Decoder();
    }

    private static final class Encoder implements BlockEncoder {

        private final LZ4Compressor compressor;

        Encoder(LZ4Compressor compressor) {
            this.compressor = compressor;
        }

        @Override
        public int encode(byte[] source, int offset, int length, byte[] target) {
            return compressor.compress(source, offset, length, target, 0, target.length);
        }

        @Override
        public void close() {}
    }

    private static final class Decoder implements BlockDecoder {

        // The "fast" one does not know where its source ends, and reads on.
        private final LZ4SafeDecompressor decompressor = FACTORY.safeDecompressor();

        @Override
        public int decode(byte[] source, int offset, int length, byte[] target, int targetOffset, int targetLength)
                throws MalformedBlockException {
            try {
                return decompressor.decompress(source, offset, length, target, targetOffset, targetLength);
            } catch (LZ4Exception e) {
                throw new MalformedBlockException("lz4 cannot decompress the block: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {}
    }
}
