package dev.backsight.checker.model;

import java.util.List;

/**
 * How often one benchmark of a suite is REGRESSED when it alone is slower.
 *
 * @param pairs recorded of it
 * @param deviation standard deviation of one pair, in logs
 * @param detectable median of the minimum detectable changes that the gate states for it when it is 5 % slower, relative; not
 *     a number where that was not tried
 * @param found one for every {@link Slowdown} tried, in their order
 */
public record Detection(BenchmarkId benchmark, int pairs, double deviation, double detectable, List<Rate> found) {

    public Detection {
        found = List.copyOf(found);
    }
}
