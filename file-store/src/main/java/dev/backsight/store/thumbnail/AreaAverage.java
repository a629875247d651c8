package dev.backsight.store.thumbnail;

import java.util.Arrays;

/**
 * Shrinks by area: a pixel of the result is the mean of the area it covers, pixels on the edge weighted by the part that
 * is covered (a box filter of exactly that size). Colours are averaged premultiplied, so that what cannot be seen does not
 * bleed.
 */
final class AreaAverage {

    private AreaAverage() {}

    /**
     * Shrinks to that size: first each column of the rows that one row of the result covers, in whole numbers, then along
     * the row.
     *
     * @param width 1 to the image's own
     * @param height 1 to the image's own
     */
    static Pixels shrink(PixelRows image, int width, int height) {
        if (width == image.width() && height == image.height()) {
            return Pixels.of(image);
        }
        Coverage columns = Coverage.of(image.width(), width);
        Coverage rows = Coverage.of(image.height(), height);
        Pixels result = new Pixels(width, height);
        int[] row = new int[image.width()];
        Sums sums = new Sums(image.width());
        for (int y = 0; y < height; y++) {
            sums.clear();
            for (int k = 0; k < rows.count(y); k++) {
                image.row(rows.first(y) + k, row);
                sums.add(row, rows.share(y, k));
            }
            for (int x = 0; x < width; x++) {
                result.argb()[y * width + x] = sums.average(columns, x);
            }
        }
        return result;
    }

    /** Of each column, the sums of its pixels' channels, each pixel times its row's share of {@value Coverage#WHOLE}. */
    private static final class Sums {

        private final int[] alpha;
        private final int[] red;
        private final int[] green;
        private final int[] blue;

        Sums(int width) {
            alpha = new int[width];
            red = new int[width];
            green = new int[width];
            blue = new int[width];
        }

        void clear() {
            Arrays.fill(alpha, 0);
            Arrays.fill(red, 0);
            Arrays.fill(green, 0);
            Arrays.fill(blue, 0);
        }

        /** One loop for each channel: these the compiler turns into vector instructions. */
        void add(int[] row, int share) {
            for (int x = 0; x < row.length; x++) {
                alpha[x] += (row[x] >>> 24) * share;
            }
            for (int x = 0; x < row.length; x++) {
                red[x] += ((row[x] >>> 16) & 0xFF) * share;
            }
            for (int x = 0; x < row.length; x++) {
                green[x] += ((row[x] >>> 8) & 0xFF) * share;
            }
            for (int x = 0; x < row.length; x++) {
                blue[x] += (row[x] & 0xFF) * share;
            }
        }

        int average(Coverage columns, int x) {
            return (average(alpha, columns, x) << 24)
                    | (average(red, columns, x) << 16)
                    | (average(green, columns, x) << 8)
                    | average(blue, columns, x);
        }

        private static int average(int[] channel, Coverage columns, int x) {
            int first = columns.first(x);
            long sum = 0;
            for (int k = 0; k < columns.count(x); k++) {
                sum += (long) channel[first + k] * columns.share(x, k);
            }
            long whole = (long) Coverage.WHOLE * Coverage.WHOLE;
            return (int) ((sum + whole / 2) / whole);
        }
    }

    /** Which source positions each target position covers, from where on, and their shares of {@value #WHOLE}. */
    private static final class Coverage {

        /** Times the 255 of a channel it fits into 24 bits, and its square into 63 with that. */
        static final int WHOLE = 1 << 16;

        private final int[] firsts;
        private final int[][] shares;

        private Coverage(int[] firsts, int[][] shares) {
            this.firsts = firsts;
            this.shares = shares;
        }

        static Coverage of(int source, int target) {
            int[] firsts = new int[target];
            int[][] shares = new int[target][];
            // Edges are fractions of whole numbers: position i covers i·source to (i+1)·source in units of 1/target.
            for (int i = 0; i < target; i++) {
                long from = (long) i * source;
                long to = from + source;
                int first = (int) (from / target);
                int last = (int) ((to - 1) / target);
                firsts[i] = first;
                shares[i] = new int[last - first + 1];
                int given = 0;
                for (int k = first; k <= last; k++) {
                    long covered = Math.min(to, (k + 1L) * target) - from;
                    // What was rounded off goes to the next, so that all together are the whole.
                    int upTo = (int) (covered * WHOLE / source);
                    shares[i][k - first] = upTo - given;
                    given = upTo;
                }
            }
            return new Coverage(firsts, shares);
        }

        int first(int i) {
            return firsts[i];
        }

        int count(int i) {
            return shares[i].length;
        }

        int share(int i, int k) {
            return shares[i][k];
        }
    }
}
