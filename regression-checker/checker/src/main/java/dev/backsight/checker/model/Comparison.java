package dev.backsight.checker.model;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one benchmark on both sides, and what follows.
 *
 * @param base null where base does not have it
 * @param head null where head does not have it
 * @param change null where nothing could be computed
 * @param tolerance largest relative worsening the policy accepts
 * @param explanation one sentence: why this verdict
 * @param replicate whether the sides' values are forks measured apart, or the two halves of pairs; null
 *     where nothing could be computed
 * @param replicatesNeeded forks a side, or pairs, that would settle an INCONCLUSIVE one with probability 0.8; empty where
 *     it is settled or no reasonable number would
 */
public record Comparison(
        BenchmarkId benchmark,
        Metric metric,
        Verdict verdict,
        Standing standing,
        @Nullable Side base,
        @Nullable Side head,
        @Nullable Change change,
        double tolerance,
        String explanation,
        @Nullable Replicate replicate,
        OptionalInt replicatesNeeded,
        List<Warning> warnings) {

    public Comparison {
        if (verdict == Verdict.REGRESSED && change == null) {
            throw new IllegalArgumentException(benchmark.label() + " cannot have regressed by nothing");
        }
        if ((change == null) != (replicate == null)) {
            throw new IllegalArgumentException(
                    benchmark.label() + " counts forks or pairs exactly where it has a change");
        }
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("a tolerance is not negative: " + tolerance);
        }
        warnings = List.copyOf(warnings);
    }

    /** Whether both sides run the same code, and were not measured for it. */
    public boolean proven() {
        return verdict == Verdict.UNCHANGED && change == null;
    }

    /** Whether this comparison fails a check by itself. {@link CheckReport#failsBecauseOf} asks of a given check. */
    public boolean failing() {
        return verdict.fails() && standing.kind() == Standing.Kind.GATING;
    }

    /** Whether this comparison keeps the check from passing. */
    public boolean undecided() {
        return verdict.undecided() && standing.kind() == Standing.Kind.GATING;
    }
}
