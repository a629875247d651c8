package dev.backsight.checker.compare;

import dev.backsight.checker.model.Warning;
import dev.backsight.checker.stats.PairedMean;
import java.util.Optional;

/**
 * Whether rare stalls tell another story than the typical slice. A verdict rests on medians, which hide what happens in
 * fewer than half of the slices; the ratio of totals does not.
 */
final class Stalls {

    /** Two-sided: one benchmark in twenty without stalls could be warned about, if it also passed the tolerance. */
    private static final double LEVEL = 0.05;

    private Stalls() {}

    /**
     * @param differences of the pairs, by their medians
     * @param totals of the pairs, by their sums
     */
    static Optional<Warning> warning(double[] differences, double[] totals, double tolerance) {
        double[] beyond = new double[totals.length];
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] = totals[i] - differences[i];
        }
        PairedMean disagreement = PairedMean.of(beyond);
        double p = 2 * Math.min(disagreement.pGreaterThan(0), disagreement.pLessThan(0));
        if (beyond.length < FamilyDecision.LEAST
                || Math.abs(disagreement.estimate()) <= Math.log1p(tolerance)
                || p > LEVEL) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                Warning.Kind.STALLS,
                "summed over all slices head is " + worse(PairedMean.of(totals)) + ", and in the typical slice "
                        + worse(PairedMean.of(differences))
                        + ": rare stalls, which a verdict on the typical slice does not see"));
    }

    private static String worse(PairedMean mean) {
        double change = Math.expm1(mean.estimate());
        return Percent.of(change) + (change < 0 ? " faster" : " slower");
    }
}
