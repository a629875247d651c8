package dev.backsight.checker.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What measuring two builds that do not differ says of the measurement itself: how much pairs scatter, in turns and one
 * after the other, and whether anything but the build tells the sides apart.
 *
 * @param benchmarks those with times of both sides
 * @param influences one a {@link Cause}
 * @param confidence of all half-widths, e.g. 0.99; for all benchmarks together
 * @param medianRatio by how much taking turns brings a pair's deviation down, of the benchmark in the middle; not a
 *     number where it is known of none
 * @param stoppedBy why measuring broke off, in a clause; null when all pairs asked for are there
 */
public record Certificate(
        List<PairSpread> benchmarks,
        List<Influence> influences,
        double confidence,
        double medianRatio,
        @Nullable String stoppedBy) {

    public Certificate {
        benchmarks = List.copyOf(benchmarks);
        influences = List.copyOf(influences);
    }
}
