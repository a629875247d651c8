package dev.backsight.store.thumbnail;

import java.util.Arrays;

/**
 * Shrinks by area: a pixel of the result is the mean of the area it covers, pixels on the edge weighted by the part that
 * is covered (a box filter of exactly that size). Colours are averaged premultiplied, so that what cannot be seen does not
 * bleed.
 */
final class AreaAverage {

    private static final int CHANNELS = 4;

    private AreaAverage() {}

    /**
     * Shrinks to that size.
     *
     * @param width 1 to the image's own
     * @param height 1 to the image's own
     */
    static Pixels shrink(Pixels image, int width, int height) {
        if (width == image.width() && height == image.height()) {
            return image;
        }
        Coverage columns = Coverage.of(image.width(), width);
        Coverage rows = Coverage.of(image.height(), height);
        Pixels result = new Pixels(width, height);
        float[] row = new float[width * CHANNELS];
        float[] sum = new float[width * CHANNELS];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sum, 0);
            for (int k = 0; k < rows.count(y); k++) {
                shrinkRow(image, rows.first(y) + k, columns, row);
                float weight = rows.weight(y, k);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += row[i] * weight;
                }
            }
            for (int x = 0; x < width; x++) {
                int i = x * CHANNELS;
                result.argb()[y * width + x] = (round(sum[i]) << 24)
                        | (round(sum[i + 1]) << 16)
                        | (round(sum[i + 2]) << 8)
                        | round(sum[i + 3]);
            }
        }
        return result;
    }

    private static void shrinkRow(Pixels image, int y, Coverage columns, float[] row) {
        int[] argb = image.argb();
        for (int x = 0; x < row.length / CHANNELS; x++) {
            float a = 0;
            float r = 0;
            float g = 0;
            float b = 0;
            int from = y * image.width() + columns.first(x);
            for (int k = 0; k < columns.count(x); k++) {
                int pixel = argb[from + k];
                float weight = columns.weight(x, k);
                a += weight * (pixel >>> 24);
                r += weight * ((pixel >>> 16) & 0xFF);
                g += weight * ((pixel >>> 8) & 0xFF);
                b += weight * (pixel & 0xFF);
            }
            int i = x * CHANNELS;
            row[i] = a;
            row[i + 1] = r;
            row[i + 2] = g;
            row[i + 3] = b;
        }
    }

    private static int round(float value) {
        return Math.min(255, (int) (value + 0.5f));
    }

    /** Which source positions each target position covers, from where on, and with which weights; they add up to 1. */
    private static final class Coverage {

        private final int[] firsts;
        private final float[][] weights;

        private Coverage(int[] firsts, float[][] weights) {
            this.firsts = firsts;
            this.weights = weights;
        }

        static Coverage of(int source, int target) {
            int[] firsts = new int[target];
            float[][] weights = new float[target][];
            // Edges are fractions of whole numbers: position i covers i·source to (i+1)·source in units of 1/target.
            for (int i = 0; i < target; i++) {
                long from = (long) i * source;
                long to = from + source;
                int first = (int) (from / target);
                int last = (int) ((to - 1) / target);
                firsts[i] = first;
                weights[i] = new float[last - first + 1];
                for (int k = first; k <= last; k++) {
                    long covered = Math.min(to, (k + 1L) * target) - Math.max(from, (long) k * target);
                    weights[i][k - first] = (float) covered / source;
                }
            }
            return new Coverage(firsts, weights);
        }

        int first(int i) {
            return firsts[i];
        }

        int count(int i) {
            return weights[i].length;
        }

        float weight(int i, int k) {
            return weights[i][k];
        }
    }
}
