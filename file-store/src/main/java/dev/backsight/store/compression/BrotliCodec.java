package dev.backsight.store.compression;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * {@link Codec#BROTLI}, through Brotli4j, whose native library is an artifact of its own for each platform; Maven adds
 * the one of the machine it runs on.
 */
final class BrotliCodec implements BlockCodec {

    private static final int MIN_WINDOW_BITS = 10;
    private static final int MAX_WINDOW_BITS = 24;

    /** The compressor declares no smaller window at its two lowest levels. */
    private static final int FAST_LEVELS_WINDOW_BITS = 18;

    @Override
    public BlockEncoder newEncoder(int level) {
        requireLibrary();
        return new BrotliEncoder(level);
    }

    @Override
    public BlockDecoder newDecoder() {
        requireLibrary();
        return new BrotliDecoder();
    }

    private static void requireLibrary() {
        try {
            Brotli4jLoader.ensureAvailability();
        } catch (LinkageError e) {
            throw new CodecUnavailableException(
                    Codec.BROTLI, "com.aayushatharva.brotli4j:native-<platform>, next to brotli4j itself,", e);
        }
    }

    /** The smallest window that reaches all over a block: 2^bits - 16 bytes (RFC 7932, 9.1). */
    private static int windowBits(int length) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(length + 15L);
        return Math.min(MAX_WINDOW_BITS, Math.max(MIN_WINDOW_BITS, bits));
    }

    private static final class BrotliEncoder implements BlockEncoder {

        private final int level;

        BrotliEncoder(int level) {
            this.level = level;
        }

        @Override
        public int encode(byte[] source, int offset, int length, byte[] target) {
            Encoder.Parameters parameters =
                    new Encoder.Parameters().setQuality(level).setWindow(windowBits(length));
            try {
                byte[] compressed = Encoder.compress(source, offset, length, parameters);
                System.arraycopy(compressed, 0, target, 0, compressed.length);
                return compressed.length;
            } catch (IOException e) {
                throw new IllegalStateException("brotli cannot compress a block of " + length + " bytes", e);
            }
        }

        @Override
        public void close() {}
    }

    private static final class BrotliDecoder implements BlockDecoder {

        /** Takes the output piece by piece, so that a bomb is left off when it exceeds the target. */
        @Override
        public int decode(byte[] source, int offset, int length, byte[] target, int targetOffset, int targetLength)
                throws MalformedBlockException {
            requireSmallWindow(source, offset, length, targetLength);
            try {
                DecoderJNI.Wrapper decoder = new DecoderJNI.Wrapper(length);
                try {
                    decoder.getInputBuffer().put(source, offset, length);
                    return decode(decoder, length, ByteBuffer.wrap(target, targetOffset, targetLength));
                } finally {
                    decoder.destroy();
                }
            } catch (MalformedBlockException e) {
                throw e;
            } catch (IOException e) {
                throw new IllegalStateException("brotli has no memory for a decoder", e);
            }
        }

        private static int decode(DecoderJNI.Wrapper decoder, int length, ByteBuffer target)
                throws MalformedBlockException {
            int start = target.position();
            decoder.push(length);
            while (decoder.getStatus() != DecoderJNI.Status.DONE || decoder.hasOutput()) {
                switch (decoder.getStatus()) {
                    case DONE, NEEDS_MORE_OUTPUT -> {
                        ByteBuffer output = decoder.pull();
                        if (output.remaining() > target.remaining()) {
                            throw new MalformedBlockException(
                                    "the block decompresses to more than " + (target.limit() - start) + " bytes");
                        }
                        target.put(output);
                    }
                    case OK -> decoder.push(0);
                    case NEEDS_MORE_INPUT -> {
                        // It may ask for input before it has looked at all it got: always when the block fills its
                        // window to the last byte.
                        decoder.push(0);
                        if (decoder.getStatus() == DecoderJNI.Status.NEEDS_MORE_INPUT) {
                            throw new MalformedBlockException("brotli cannot decompress the block: it is cut off");
                        }
                    }
                    case ERROR ->
                        throw new MalformedBlockException("brotli cannot decompress the block: it is not valid");
                }
            }
            return target.position() - start;
        }

        /** A stream may declare a window of 16 MiB for a few bytes, and the decoder would allocate it. */
        private static void requireSmallWindow(byte[] source, int offset, int length, int targetLength)
                throws MalformedBlockException {
            if (length == 0) {
                throw new MalformedBlockException("brotli cannot decompress the block: it is empty");
            }
            int bits = declaredWindowBits(source[offset]);
            if (bits > Math.max(FAST_LEVELS_WINDOW_BITS, windowBits(targetLength))) {
                throw new MalformedBlockException(
                        "the block declares a window of 2^" + bits + " bytes for " + targetLength + " bytes");
            }
        }

        /** WBITS of RFC 7932, 9.1; the pattern that is reserved there counts as too large. */
        private static int declaredWindowBits(byte first) {
            if ((first & 1) == 0) {
                return 16;
            }
            int high = first >> 1 & 7;
            if (high != 0) {
                return 17 + high;
            }
            int low = first >> 4 & 7;
            return switch (low) {
                case 0 -> 17;
                case 1 -> Integer.MAX_VALUE;
                default -> 8 + low;
            };
        }

        @Override
        public void close() {}
    }
}
