package dev.backsight.reports.text;

import java.util.List;
import java.util.OptionalDouble;

/** How far a side's forks lie apart, shown behind its value. */
public final class Spread {

    private Spread() {}

    /** Standard deviation of the forks relative to their mean; empty for fewer than two, or where it means nothing. */
    public static OptionalDouble relative(List<Double> forks) {
        if (forks.size() < 2) {
            return OptionalDouble.empty();
        }
        double mean = forks.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares = forks.stream()
                .mapToDouble(fork -> (fork - mean) * (fork - mean))
                .sum();
        double spread = Math.sqrt(squares / (forks.size() - 1)) / Math.abs(mean);
        return Double.isFinite(spread) ? OptionalDouble.of(spread) : OptionalDouble.empty();
    }
}
