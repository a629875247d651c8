package dev.backsight.store.thumbnail;

/**
 * What is wanted: as large as fits into the box without enlarging, of the image's own aspect ratio, never below one pixel.
 *
 * @param maxWidth pixels, 1 to {@value #MAX_SIDE}
 * @param maxHeight pixels, 1 to {@value #MAX_SIDE}
 * @param quality of a JPEG, 1 to 100 as libjpeg scales it; without effect on a PNG
 * @param background 0xRRGGBB in sRGB, shown through transparency in a JPEG; without effect on a PNG
 */
public record ThumbnailRequest(int maxWidth, int maxHeight, ThumbnailFormat format, int quality, int background) {

    /** Upper bound of either side in pixels. */
    public static final int MAX_SIDE = 4096;

    private static final int WHITE = 0xFFFFFF;

    public ThumbnailRequest {
        requireRange("maxWidth", maxWidth, 1, MAX_SIDE);
        requireRange("maxHeight", maxHeight, 1, MAX_SIDE);
        requireRange("quality", quality, 1, 100);
        requireRange("background", background, 0, WHITE);
    }

    /** Within a square, as JPEG of quality 85 on white: where artefacts cannot be seen at that size yet. */
    public static ThumbnailRequest jpeg(int maxSide) {
        return new ThumbnailRequest(maxSide, maxSide, ThumbnailFormat.JPEG, 85, WHITE);
    }

    /** Within a square, as PNG. */
    public static ThumbnailRequest png(int maxSide) {
        return new ThumbnailRequest(maxSide, maxSide, ThumbnailFormat.PNG, 85, WHITE);
    }

    private static void requireRange(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must be in " + min + " to " + max + ", but is " + value);
        }
    }
}
