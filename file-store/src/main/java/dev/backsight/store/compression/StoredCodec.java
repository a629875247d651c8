package dev.backsight.store.compression;

/** {@link Codec#STORED}: finds nothing worth compressing. */
final class StoredCodec implements BlockCodec {

    @Override
    public BlockEncoder newEncoder(int level) {
        return new Encoder();
    }

    @Override
    public BlockDecoder newDecoder() {
        return new Decoder();
    }

    private static final class Encoder implements BlockEncoder {

        @Override
        public int encode(byte[] source, int offset, int length, byte[] target) {
            return BlockCompressor.INCOMPRESSIBLE;
        }

        @Override
        public void close() {}
    }

    private static final class Decoder implements BlockDecoder {

        @Override
        public int decode(byte[] source, int offset, int length, byte[] target, int targetOffset, int targetLength)
                throws MalformedBlockException {
            if (length != targetLength) {
                throw new MalformedBlockException(
                        "a stored block has its original length, " + targetLength + ", not " + length);
            }
            System.arraycopy(source, offset, target, targetOffset, length);
            return length;
        }

        @Override
        public void close() {}
    }
}
