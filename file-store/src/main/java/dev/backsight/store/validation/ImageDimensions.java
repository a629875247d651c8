package dev.backsight.store.validation;

import dev.backsight.store.validation.Refusal.ImageBomb;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Width and height as an image's header announces them, without decoding anything: PNG (W3C) 11.2.2, GIF89a 18, JPEG
 * (ITU-T T.81 B.2.2), WebP (RFC 9649 2.5 to 2.7), BMP (BITMAPINFOHEADER, BITMAPCOREHEADER), TIFF 6.0 section 2.
 *
 * @param width pixels, 0 to 2<sup>32</sup>-1
 * @param height pixels, 0 to 2<sup>32</sup>-1
 */
record ImageDimensions(long width, long height) {

    /** Steps over segments, fill bytes and stray bytes before the size is told; some dozens are usual. */
    private static final int MAX_STEPS = 1 << 16;

    /** Saturates: two numbers of 32 bits overflow no long, unsigned ones may. */
    long pixels() {
        return height != 0 && width > Long.MAX_VALUE / height ? Long.MAX_VALUE : width * height;
    }

    /**
     * @param type what the content is, as told by {@link TypeDetector}
     * @return empty if it is no image of these formats, or these bytes end, or the image does, before its size is told
     * @throws RefusedException if the size is not told within {@value #MAX_STEPS} steps
     */
    static Optional<ImageDimensions> of(String type, RandomBytes bytes) throws IOException {
        try {
            return switch (type) {
                case "image/png" -> Optional.of(png(bytes.read(16, 8)));
                case "image/gif" -> Optional.of(gif(bytes));
                case "image/bmp" -> Optional.of(bmp(bytes.read(14, 12)));
                case "image/webp" -> webp(bytes);
                case "image/jpeg" -> jpeg(bytes);
                case "image/tiff" -> tiff(bytes);
                default -> Optional.empty();
            };
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static ImageDimensions png(ByteBuffer header) {
        header.order(ByteOrder.BIG_ENDIAN);
        return new ImageDimensions(Integer.toUnsignedLong(header.getInt(0)), Integer.toUnsignedLong(header.getInt(4)));
    }

    /** Of the screen and the first frame the larger, as readers do not hold the frame to the screen. */
    private static ImageDimensions gif(RandomBytes bytes) throws IOException {
        ByteBuffer screen = bytes.read(6, 4);
        long width = Short.toUnsignedLong(screen.getShort(0));
        long height = Short.toUnsignedLong(screen.getShort(2));
        try {
            int flags = bytes.read(10, 1).get(0);
            long offset = 13 + ((flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1));
            for (int step = 0; step < MAX_STEPS; step++) {
                int block = bytes.read(offset, 1).get(0) & 0xFF;
                if (block == 0x2C) {
                    ByteBuffer frame = bytes.read(offset + 5, 4);
                    return new ImageDimensions(
                            Math.max(width, Short.toUnsignedLong(frame.getShort(0))),
                            Math.max(height, Short.toUnsignedLong(frame.getShort(2))));
                }
                if (block == 0x3B) {
                    return new ImageDimensions(width, height);
                }
                if (block == 0x21) {
                    offset += 2; // an extension: its label, then sub-blocks
                    int length = bytes.read(offset, 1).get(0) & 0xFF;
                    while (length > 0 && step++ < MAX_STEPS) {
                        offset += 1L + length;
                        length = bytes.read(offset, 1).get(0) & 0xFF;
                    }
                }
                offset++;
            }
        } catch (EOFException e) {
            return new ImageDimensions(width, height);
        }
        throw untold("image/gif");
    }

    private static RefusedException untold(String type) {
        return new RefusedException(new ImageBomb(
                0,
                0,
                "the header of this " + type + " does not tell the image's size within " + MAX_STEPS
                        + " blocks; only images whose size can be told are allowed"));
    }

    private static ImageDimensions bmp(ByteBuffer header) {
        return header.getInt(0) == 12
                ? new ImageDimensions(
                        Short.toUnsignedLong(header.getShort(4)), Short.toUnsignedLong(header.getShort(6)))
                // Negative heights mean top-down.
                : new ImageDimensions(Integer.toUnsignedLong(header.getInt(4)), Math.abs((long) header.getInt(8)));
    }

    private static Optional<ImageDimensions> webp(RandomBytes bytes) throws IOException {
        return switch (bytes.read(12, 4).getInt(0)) {
            // "VP8X": after flags two 24-bit numbers, each one less
            case 0x58385056 ->
                Optional.of(new ImageDimensions(
                        1L + (bytes.read(23, 4).getInt(0) >>> 8),
                        1L + (bytes.read(26, 4).getInt(0) >>> 8)));
            // "VP8L": after the signature 2F two 14-bit numbers, each one less
            case 0x4C385056 -> {
                int bits = bytes.read(21, 4).getInt(0);
                yield Optional.of(new ImageDimensions(1L + (bits & 0x3FFF), 1L + ((bits >>> 14) & 0x3FFF)));
            }
            // "VP8 ": after the frame tag and start code (RFC 6386 9.1) two 14-bit numbers, each below its scale
            case 0x20385056 -> {
                ByteBuffer sides = bytes.read(26, 4);
                yield Optional.of(new ImageDimensions(sides.getShort(0) & 0x3FFF, sides.getShort(2) & 0x3FFF));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<ImageDimensions> jpeg(RandomBytes bytes) throws IOException {
        long offset = 2;
        for (int step = 0; step < MAX_STEPS; step++) {
            int lead = bytes.read(offset, 1).get(0) & 0xFF;
            int marker = bytes.read(offset + 1, 1).get(0) & 0xFF;
            if (lead != 0xFF || marker == 0xFF || marker == 0) {
                offset++; // fill bytes, B.1.1.2; decoders skip stray ones, too
                continue;
            }
            if (marker == 0xD9 || marker == 0xDA) {
                return Optional.empty();
            }
            if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
                offset += 2; // no parameters
                continue;
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                ByteBuffer header = bytes.read(offset + 5, 4).order(ByteOrder.BIG_ENDIAN);
                return Optional.of(new ImageDimensions(
                        Short.toUnsignedLong(header.getShort(2)), Short.toUnsignedLong(header.getShort(0))));
            }
            int length = Short.toUnsignedInt(
                    bytes.read(offset + 2, 2).order(ByteOrder.BIG_ENDIAN).getShort(0));
            if (length < 2) {
                return Optional.empty();
            }
            offset += 2L + length;
        }
        throw untold("image/jpeg");
    }

    private static Optional<ImageDimensions> tiff(RandomBytes bytes) throws IOException {
        ByteOrder order = bytes.read(0, 1).get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        long directory = Integer.toUnsignedLong(bytes.read(4, 4).order(order).getInt(0));
        int tags = Short.toUnsignedInt(bytes.read(directory, 2).order(order).getShort(0));
        long width = -1;
        long height = -1;
        for (int i = 0; i < tags && (width < 0 || height < 0); i++) {
            ByteBuffer tag = bytes.read(directory + 2 + 12L * i, 12).order(order);
            long value = tag.getShort(2) == 3
                    ? Short.toUnsignedLong(tag.getShort(8))
                    : Integer.toUnsignedLong(tag.getInt(8));
            switch (Short.toUnsignedInt(tag.getShort(0))) {
                case 256 -> width = value;
                case 257 -> height = value;
                default -> {}
            }
        }
        return width < 0 || height < 0 ? Optional.empty() : Optional.of(new ImageDimensions(width, height));
    }
}
