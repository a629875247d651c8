package dev.backsight.benchmarks.workload;

import java.util.Random;

/**
 * Sizes of files as they are on people's disks: lognormal with mu = 9.48 and sigma = 2.46, so that half of all files have
 * less than 13 kB and a few have most of the bytes. The figures are the defaults of N. Agrawal, A. and R. Arpaci-Dusseau,
 * Generating Realistic Impressions for File-System Benchmarking, FAST 2009, which draw on the file systems of N. Agrawal et
 * al., A Five-Year Study of File-System Metadata, FAST 2007. Their Pareto tail begins at 512 MB, for 6 files of 100,000, and
 * is cut off here.
 */
public final class FileSizes {

    private static final double MU = 9.48;
    private static final double SIGMA = 2.46;

    private FileSizes() {}

    /**
     * The next size in bytes, from {@code least} to {@code most}: what lies beyond is drawn again, not squeezed to the
     * limits.
     *
     * @param least at least 1
     * @param most at least four times that, so that drawing again comes to an end soon; at most 512 MB
     */
    public static int next(Random random, int least, int most) {
        if (least < 1 || most / 4 < least || most > 512_000_000) {
            throw new IllegalArgumentException("sizes lie between 1 and 512000000 bytes, the greatest at least four"
                    + " times the least, not between " + least + " and " + most);
        }
        while (true) {
            // StrictMath: the same sizes whatever the processor offers.
            double size = StrictMath.exp(MU + SIGMA * random.nextGaussian());
            if (size >= least && size <= most) {
                return (int) size;
            }
        }
    }
}
