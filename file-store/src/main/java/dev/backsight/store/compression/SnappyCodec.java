package dev.backsight.store.compression;

import java.io.IOException;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyError;

/** {@link Codec#SNAPPY}, through snappy-java. */
final class SnappyCodec implements BlockCodec {

    @Override
    public BlockEncoder newEncoder(int level) {
        requireLibrary();
        return new Encoder();
    }

    @Override
    public BlockDecoder newDecoder() {
        requireLibrary();
        return new Decoder();
    }

    /** Any call of the library does: it loads its native part when its class is initialised, or fails to. */
    private static void requireLibrary() {
        try {
            Snappy.maxCompressedLength(0);
        } catch (LinkageError | SnappyError e) {
            throw new CodecUnavailableException(Codec.SNAPPY, "org.xerial.snappy:snappy-java", e);
        }
    }

    private static final class Encoder implements BlockEncoder {

        @Override
        public int encode(byte[] source, int offset, int length, byte[] target) {
            try {
                return Snappy.compress(source, offset, length, target, 0);
            } catch (IOException e) {
                throw new IllegalStateException("snappy cannot compress a block of " + length + " bytes", e);
            }
        }

        @Override
        public void close() {}
    }

    private static final class Decoder implements BlockDecoder {

        @Override
        public int decode(byte[] source, int offset, int length, byte[] target, int targetOffset, int targetLength)
                throws MalformedBlockException {
            try {
                // Snappy writes as much as the block's first bytes say, into whatever memory there is.
                int claimed = Snappy.uncompressedLength(source, offset, length);
                if (claimed != targetLength) {
                    throw new MalformedBlockException("the block decompresses to " + Integer.toUnsignedString(claimed)
                            + " bytes instead of " + targetLength);
                }
                // Its documentation asks for this look before bytes that may be hostile are decompressed.
                if (!Snappy.isValidCompressedBuffer(source, offset, length)) {
                    throw new MalformedBlockException("snappy cannot decompress the block: it is not valid");
                }
                return Snappy.uncompress(source, offset, length, target, targetOffset);
            } catch (MalformedBlockException e) {
                throw e;
            } catch (IOException e) {
                throw new MalformedBlockException("snappy cannot decompress the block: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {}
    }
}
