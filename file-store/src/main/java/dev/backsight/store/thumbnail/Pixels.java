package dev.backsight.store.thumbnail;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** An image in sRGB with premultiplied alpha, one int 0xAARRGGBB for each pixel, row by row. */
@SuppressWarnings("ArrayRecordComponent") // internal, and handed from step to step, never compared
record Pixels(int width, int height, int[] argb) implements PixelRows {

    Pixels(int width, int height) {
        this(width, height, new int[width * height]);
    }

    /** All rows of an image. */
    static Pixels of(PixelRows rows) {
        if (rows instanceof Pixels pixels) {
            return pixels;
        }
        Pixels all = new Pixels(rows.width(), rows.height());
        int[] row = new int[rows.width()];
        for (int y = 0; y < rows.height(); y++) {
            rows.row(y, row);
            System.arraycopy(row, 0, all.argb, y * row.length, row.length);
        }
        return all;
    }

    static Pixels of(BufferedImage image) {
        boolean gray = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && !(image.getColorModel() instanceof IndexColorModel);
        return gray ? ofGray(image) : ofColour(image);
    }

    private static Pixels ofColour(BufferedImage image) {
        boolean opaque = !image.getColorModel().hasAlpha();
        BufferedImage target = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = target.createGraphics();
        try {
            graphics.setComposite(AlphaComposite.Src);
            graphics.drawImage(image, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        int[] argb = ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
        if (opaque) {
            for (int i = 0; i < argb.length; i++) {
                argb[i] |= 0xFF000000;
            }
        }
        return new Pixels(image.getWidth(), image.getHeight(), argb);
    }

    /** Java 2D takes gray for linear light and would brighten it; files mean the values of sRGB. */
    private static Pixels ofGray(BufferedImage image) {
        Pixels pixels = new Pixels(image.getWidth(), image.getHeight());
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int bits = image.getColorModel().getComponentSize(0);
        int max = (1 << bits) - 1;
        int[] row = new int[pixels.width * bands];
        for (int y = 0; y < pixels.height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, pixels.width, 1, row);
            for (int x = 0; x < pixels.width; x++) {
                int gray = row[x * bands] * 255 / max;
                int alpha = bands > 1 ? row[x * bands + 1] * 255 / max : 255;
                int premultiplied = (gray * alpha + 127) / 255;
                pixels.argb[y * pixels.width + x] =
                        (alpha << 24) | (premultiplied << 16) | (premultiplied << 8) | premultiplied;
            }
        }
        return pixels;
    }

    @Override
    public void row(int y, int[] into) {
        System.arraycopy(argb, y * width, into, 0, width);
    }

    boolean isOpaque() {
        for (int pixel : argb) {
            if (pixel >>> 24 != 255) {
                return false;
            }
        }
        return true;
    }

    /** On a background of one colour, 0xRRGGBB. */
    BufferedImage onBackground(int rgb) {
        int[] flat = new int[argb.length];
        for (int i = 0; i < argb.length; i++) {
            int pixel = argb[i];
            int through = 255 - (pixel >>> 24);
            flat[i] = over(pixel, rgb, through, 16) | over(pixel, rgb, through, 8) | over(pixel, rgb, through, 0);
        }
        return image(BufferedImage.TYPE_INT_RGB, flat);
    }

    /** With transparency, if there is some. */
    BufferedImage asImage() {
        return image(isOpaque() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB_PRE, argb);
    }

    private BufferedImage image(int type, int[] pixels) {
        BufferedImage image = new BufferedImage(width, height, type);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        return image;
    }

    private static int over(int pixel, int background, int through, int shift) {
        int colour = ((pixel >>> shift) & 0xFF) + (((background >>> shift) & 0xFF) * through + 127) / 255;
        return Math.min(255, colour) << shift;
    }
}
