package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;

/**
 * How many more pairs of a benchmark to measure.
 *
 * @param pairs at least 1
 */
public record PairsWanted(BenchmarkId benchmark, int pairs) {

    public PairsWanted {
        if (pairs < 1) {
            throw new IllegalArgumentException("nothing is wanted of " + benchmark.label());
        }
    }
}
