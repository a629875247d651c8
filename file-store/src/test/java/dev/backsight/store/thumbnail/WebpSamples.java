package dev.backsight.store.thumbnail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** WebP files, which Java cannot write. */
final class WebpSamples {

    private WebpSamples() {}

    /**
     * An image of one colour, written bit by bit after RFC 9649 section 3: no transforms, no colour cache, one prefix code
     * group whose four used codes are simple codes of one symbol (3.7.2.1.1), so that the pixels take no bits at all.
     */
    static byte[] lossless(int width, int height, int argb) {
        Bits bits = new Bits();
        bits.put(width - 1, 14);
        bits.put(height - 1, 14);
        bits.put(1, 1); // alpha is used
        bits.put(0, 3); // version
        bits.put(0, 1); // no transform
        bits.put(0, 1); // no colour cache
        bits.put(0, 1); // no meta prefix codes
        for (int shift : new int[] {8, 16, 0, 24}) {
            bits.put(1, 1); // simple code
            bits.put(0, 1); // of one symbol
            bits.put(1, 1); // which has eight bits
            bits.put((argb >>> shift) & 0xFF, 8);
        }
        bits.put(1, 1); // the code of distances: one symbol of one bit, zero
        bits.put(0, 1);
        bits.put(0, 1);
        bits.put(0, 1);
        bits.put(0, 64); // decoders fetch words ahead
        byte[] data = bits.bytes();
        int chunk = 1 + data.length;
        ByteBuffer file = ByteBuffer.allocate(20 + chunk + (chunk & 1)).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x46464952).putInt(file.capacity() - 8).putInt(0x50424557);
        file.putInt(0x4C385056).putInt(chunk).put((byte) 0x2F).put(data);
        return file.array();
    }

    /** The first chunks of plain files on a canvas of that size (RFC 9649 2.7). */
    static byte[] extended(int width, int height, byte[]... plain) {
        int length = 30;
        for (byte[] file : plain) {
            length += file.length - 12;
        }
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x46464952).putInt(length - 8).putInt(0x50424557);
        file.putInt(0x58385056).putInt(10).putInt(0x10);
        file.putShort((short) (width - 1))
                .put((byte) 0)
                .putShort((short) (height - 1))
                .put((byte) 0);
        for (byte[] chunk : plain) {
            file.put(chunk, 12, chunk.length - 12);
        }
        return file.array();
    }

    /** One pixel, lossy: the smallest file of its kind, as browsers are probed with. */
    static byte[] lossy() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    private static final class Bits {

        private final java.util.BitSet set = new java.util.BitSet();
        private int length;

        /** Least significant bit first, as the format wants it. */
        void put(int value, int count) {
            for (int i = 0; i < count; i++) {
                set.set(length++, i < 32 && ((value >>> i) & 1) != 0);
            }
        }

        byte[] bytes() {
            return java.util.Arrays.copyOf(set.toByteArray(), (length + 7) / 8);
        }
    }
}
