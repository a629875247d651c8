package dev.backsight.store.compression;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** {@link Codec#DEFLATE}, through the JDK. */
final class DeflateCodec implements BlockCodec {

    private static final boolean RAW = true;

    @Override
    public BlockEncoder newEncoder(int level) {
        return new Encoder(level);
    }

    @Override
    public BlockDecoder newDecoder() {
        return new Decoder();
    }

    private static final class Encoder implements BlockEncoder {

        private final Deflater deflater;

        Encoder(int level) {
            deflater = new Deflater(level, RAW);
        }

        @Override
        public int encode(byte[] source, int offset, int length, byte[] target) {
            try {
                deflater.setInput(source, offset, length);
                deflater.finish();
                return deflate(length, target);
            } finally {
                // Or it would keep the caller's array alive until the next block.
                deflater.reset();
            }
        }

        private int deflate(int length, byte[] target) {
            int compressed = 0;
            while (!deflater.finished()) {
                int more = deflater.deflate(target, compressed, target.length - compressed);
                if (more == 0 && !deflater.finished()) {
                    throw new IllegalStateException("deflate exceeds its bound: a block of " + length
                            + " bytes takes more than " + target.length);
                }
                compressed += more;
            }
            return compressed;
        }

        @Override
        public void close() {
            deflater.end();
        }
    }

    private static final class Decoder implements BlockDecoder {

        private final Inflater inflater = new Inflater(RAW);
        private final byte[] beyond = new byte[1];

        @Override
        public int decode(byte[] source, int offset, int length, byte[] target, int targetOffset, int targetLength)
                throws MalformedBlockException {
            try {
                inflater.setInput(source, offset, length);
                int decompressed = inflate(target, targetOffset, targetLength);
                // The end mark may still be unread, and is found only by asking for more.
                if (!inflater.finished() && inflater.inflate(beyond) > 0) {
                    throw new MalformedBlockException("the block decompresses to more than " + targetLength + " bytes");
                }
                if (!inflater.finished() || inflater.getRemaining() > 0) {
                    throw new MalformedBlockException("deflate cannot decompress the block: it "
                            + (inflater.finished() ? "goes on after its end" : "is cut off"));
                }
                return decompressed;
            } catch (DataFormatException e) {
                throw new MalformedBlockException("deflate cannot decompress the block: " + e.getMessage(), e);
            } finally {
                // Or it would keep the caller's array alive until the next block.
                inflater.reset();
            }
        }

        private int inflate(byte[] target, int offset, int length) throws DataFormatException {
            int decompressed = 0;
            int more = length;
            while (decompressed < length && more > 0) {
                more = inflater.inflate(target, offset + decompressed, length - decompressed);
                decompressed += more;
            }
            return decompressed;
        }

        @Override
        public void close() {
            inflater.end();
        }
    }
}
