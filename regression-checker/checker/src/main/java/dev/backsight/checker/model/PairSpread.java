package dev.backsight.checker.model;

/**
 * How the times of one benchmark differ between two builds that do not. Logs of head's time per operation over base's, of
 * rates the other way round: 0.01 is a head 1 % slower.
 *
 * @param pairs measured in turns
 * @param mean of the pairs
 * @param halfWidth of the interval around it that, for all benchmarks together, holds the truth with the confidence
 *     asked for; infinite below two pairs
 * @param deviation standard deviation of one pair; not a number below two pairs
 * @param apart pairs of forks measured one after the other
 * @param deviationApart standard deviation of one of them; not a number below two
 */
public record PairSpread(
        BenchmarkId benchmark,
        int pairs,
        double mean,
        double halfWidth,
        double deviation,
        int apart,
        double deviationApart) {

    /** By how much taking turns brings the deviation down; not a number where either is not known. */
    public double ratio() {
        return deviationApart / deviation;
    }

    /** Whether the builds seem to differ, which they do not. */
    public boolean biased() {
        return Math.abs(mean) > halfWidth;
    }
}
