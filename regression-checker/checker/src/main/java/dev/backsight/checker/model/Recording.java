package dev.backsight.checker.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two builds measured in lockstep: everything from which the decision can be made again.
 *
 * @param base fork {@code i} of a benchmark here and fork {@code i} of it in head took turns
 * @param pairs by benchmark, in the order measured; as many as either run has forks of it
 * @param suspects whom the screen singled out; fixed before their fresh pairs were measured
 * @param seed of orders and layouts
 * @param proven benchmarks that run the same code in both builds; those of them that have pairs were measured as controls
 */
public record Recording(
        Run base,
        Run head,
        SortedMap<BenchmarkId, List<Pair>> pairs,
        List<Suspect> suspects,
        long seed,
        SortedMap<BenchmarkId, Proof> proven) {

    public Recording {
        proven = Collections.unmodifiableSortedMap(new TreeMap<>(proven));
        SortedMap<BenchmarkId, List<Pair>> copy = new TreeMap<>();
        pairs.forEach((id, list) -> copy.put(id, List.copyOf(list)));
        pairs = Collections.unmodifiableSortedMap(copy);
        suspects = suspects.stream().sorted().toList();
        pairs.forEach((id, list) -> {
            requireForks(base, "base", id, list.size());
            requireForks(head, "head", id, list.size());
        });
    }

    /** Of which nothing is proven. */
    public Recording(Run base, Run head, SortedMap<BenchmarkId, List<Pair>> pairs, List<Suspect> suspects, long seed) {
        this(base, head, pairs, suspects, seed, Collections.emptySortedMap());
    }

    public Recording withProven(SortedMap<BenchmarkId, Proof> known) {
        return new Recording(base, head, pairs, suspects, seed, known);
    }

    private static void requireForks(Run run, String side, BenchmarkId id, int pairs) {
        for (Measurement measurement : run.of(id)) {
            // Profilers may leave a metric out of a fork where there was nothing to report.
            if (measurement.metric().family() != MetricFamily.OTHER
                    && measurement.samples().forkCount() != pairs) {
                throw new IllegalArgumentException(id.label() + " has " + pairs + " pairs, but "
                        + measurement.samples().forkCount() + " forks of "
                        + measurement.metric().name() + " in " + side);
            }
        }
    }
}
