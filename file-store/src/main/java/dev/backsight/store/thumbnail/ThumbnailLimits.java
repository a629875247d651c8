package dev.backsight.store.thumbnail;

/**
 * What an image may cost.
 *
 * @param maxBytes of the image file, which is held in memory; 1 to 2<sup>30</sup>
 * @param maxPixels width times height, at least 1; a WebP is decoded at full size and takes 4 bytes of heap for each
 * @param maxScans passes of a progressive JPEG over its pixels, at least 1: each may take a few bytes of file and a whole
 *     pass of work (libjpeg-turbo, "Two Issues with the JPEG Standard", 2015)
 */
public record ThumbnailLimits(int maxBytes, long maxPixels, int maxScans) {

    public ThumbnailLimits {
        if (maxBytes < 1 || maxBytes > (1 << 30)) {
            throw new IllegalArgumentException("maxBytes must be in 1 to 2^30, but is " + maxBytes);
        }
        if (maxPixels < 1) {
            throw new IllegalArgumentException("maxPixels must be at least 1, but is " + maxPixels);
        }
        if (maxScans < 1) {
            throw new IllegalArgumentException("maxScans must be at least 1, but is " + maxScans);
        }
    }

    /**
     * 64 MiB, 64 Mi pixels, which is above the 61 million of full-frame cameras, and 64 scans, where usual encoders make
     * 10. A thumbnail smaller by less than 8 times is made of every pixel, which takes up to 7 bytes of heap each, 448 MiB;
     * 12 bytes, 768 MiB, for RGBA of 16 bits.
     */
    public static ThumbnailLimits defaults() {
        return new ThumbnailLimits(64 << 20, 64L << 20, 64);
    }
}
