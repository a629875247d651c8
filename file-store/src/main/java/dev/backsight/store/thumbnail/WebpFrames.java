package dev.backsight.store.thumbnail;

import dev.backsight.store.thumbnail.ThumbnailRefusedException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks over the chunks of a WebP (RFC 9649 2.3 to 2.7). The decoder decodes each frame chunk it meets, at the size the
 * chunk has: a file may hold any number of them, each larger than what the header announces.
 */
final class WebpFrames {

    private static final int LOSSY = 0x20385056;
    private static final int LOSSLESS = 0x4C385056;
    private static final int ALPHA = 0x48504C41;
    private static final int EXTENDED = 0x58385056;
    private static final int ANIMATION_FRAME = 0x464D4E41;
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;

    private final ByteBuffer webp;
    private int canvasWidth = 1 << 14;
    private int canvasHeight = 1 << 14;

    private WebpFrames(byte[] webp) {
        this.webp = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws ThumbnailRefusedException if an image has several frame chunks of a kind, or one larger than the canvas */
    static void requireOneEach(byte[] webp) throws ThumbnailRefusedException {
        new WebpFrames(webp).walk(FIRST_CHUNK, webp.length, true);
    }

    private void walk(int from, int to, boolean outermost) throws ThumbnailRefusedException {
        int frames = 0;
        int alphas = 0;
        int at = from;
        while (at <= to - CHUNK_HEADER) {
            long length = Integer.toUnsignedLong(webp.getInt(at + 4));
            int data = at + CHUNK_HEADER;
            int end = (int) Math.min(to, data + length);
            switch (webp.getInt(at)) {
                case EXTENDED -> readCanvas(data, end);
                case LOSSY -> {
                    frames++;
                    requireWithinCanvas(end - data < 10 ? 0 : webp.getInt(data + 6), 16);
                }
                case LOSSLESS -> {
                    frames++;
                    requireWithinCanvas(end - data < 5 ? 0 : webp.getInt(data + 1), 14);
                }
                case ALPHA -> alphas++;
                case ANIMATION_FRAME -> {
                    if (outermost && end - data >= FRAME_HEADER) {
                        walk(data + FRAME_HEADER, end, false);
                    }
                }
                default -> {}
            }
            if (frames > 1 || alphas > 1) {
                throw malformed("has several frame chunks for one image");
            }
            at = (int) Math.min(to, data + length + (length & 1));
        }
    }

    /** Two numbers of 24 bits after the flags, each one less. */
    private void readCanvas(int data, int end) {
        if (end - data >= 10) {
            canvasWidth = 1 + (webp.getInt(data + 3) >>> 8);
            canvasHeight = 1 + (webp.getInt(data + 6) >>> 8);
        }
    }

    /** Two numbers of 14 bits: with scales above them in 16 bits each (RFC 6386 9.1), or close together and one less. */
    private void requireWithinCanvas(int sides, int shift) throws ThumbnailRefusedException {
        int less = shift == 14 ? 1 : 0;
        int width = (sides & 0x3FFF) + less;
        int height = ((sides >>> shift) & 0x3FFF) + less;
        if (width > canvasWidth || height > canvasHeight) {
            throw malformed("has a frame of " + width + " x " + height + " pixels on a canvas of " + canvasWidth + " x "
                    + canvasHeight);
        }
    }

    private static ThumbnailRefusedException malformed(String what) {
        return new ThumbnailRefusedException(Reason.MALFORMED, "the WEBP " + what);
    }
}
