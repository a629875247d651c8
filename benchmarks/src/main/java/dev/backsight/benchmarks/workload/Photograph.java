package dev.backsight.benchmarks.workload;

import java.util.Random;

/**
 * A picture that costs a codec what a photograph does: gradients and edges under the noise of a sensor. The same bytes
 * everywhere.
 */
public final class Photograph {

    private static final int QUALITY = 90;
    private static final int NOISE = 1 << 16;

    private Photograph() {}

    /** As a baseline JPEG of quality 90; about a quarter of a byte a pixel. */
    public static byte[] jpeg(int width, int height, long seed) {
        return BaselineJpeg.encode(pixels(width, height, seed), width, height, QUALITY);
    }

    /** 0xRRGGBB, row by row. */
    static int[] pixels(int width, int height, long seed) {
        Random random = new Random(seed);
        int[] noise = new int[NOISE];
        for (int i = 0; i < NOISE; i++) {
            noise[i] = (int) Math.round(random.nextGaussian() * 6);
        }
        double[] across = new double[width];
        for (int x = 0; x < width; x++) {
            // StrictMath: the same pixels whatever the processor offers.
            across[x] = 40 * StrictMath.sin(x * 0.011);
        }
        int[] pixels = new int[width * height];
        int n = 0;
        for (int y = 0; y < height; y++) {
            double down = StrictMath.cos(y * 0.017);
            for (int x = 0; x < width; x++) {
                double wave = across[x] * down + (x / 97 + y / 131) % 3 * 20;
                int pixel = 0;
                for (int band = 0; band < 3; band++) {
                    double gradient = band == 0 ? 100.0 * x / width : 100.0 * y / height;
                    int level = (int) (60 + gradient + wave) + noise[n++ % NOISE];
                    pixel = pixel << 8 | Math.max(0, Math.min(255, level));
                }
                // Not in step with the rows, so that no pattern shows.
                n += x == 0 ? random.nextInt(NOISE) : 0;
                pixels[y * width + x] = pixel;
            }
        }
        return pixels;
    }
}
