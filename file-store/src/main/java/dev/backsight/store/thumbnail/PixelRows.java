package dev.backsight.store.thumbnail;

/** An image to be read row by row, in sRGB with premultiplied alpha. */
interface PixelRows {

    int width();

    int height();

    /** Writes the pixels of a row to the beginning of {@code argb}, an int 0xAARRGGBB for each. */
    void row(int y, int[] argb);
}
