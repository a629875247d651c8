package dev.backsight.checker.model;

/**
 * Pairs of which head does a known share more of the same work: what the measurement makes of it. Changes are relative:
 * 0.05 is 5 % more time.
 *
 * @param truth by how much head's work is more
 * @param pairs recorded
 * @param mean of the pairs
 * @param low lower end of its 95 % interval; infinite below two pairs
 * @param high upper end of it
 */
public record RecordedSlowdown(BenchmarkId benchmark, double truth, int pairs, double mean, double low, double high) {

    public RecordedSlowdown {
        if (!(truth > -1) || Double.isInfinite(truth)) {
            throw new IllegalArgumentException("no work is more by " + truth);
        }
        if (low > high) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high + " holds nothing");
        }
    }

    /** Whether the interval holds the truth; of all such intervals 95 % should. */
    public boolean holdsTruth() {
        return low <= truth && truth <= high;
    }
}
