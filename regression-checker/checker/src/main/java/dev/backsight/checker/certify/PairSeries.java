package dev.backsight.checker.certify;

import dev.backsight.checker.measure.lockstep.SharedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Recording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs that take turns and that are alike.
 *
 * @param extra work of head, in percent; 0 where the builds do not differ
 * @param benchmarks of which there are to be pairs
 * @param pairs of each
 */
record PairSeries(int extra, List<SharedBenchmark> benchmarks, int pairs) {

    PairSeries {
        benchmarks = List.copyOf(benchmarks);
    }

    /** How many pairs each benchmark lacks that lacks some and has not failed. */
    Map<BenchmarkId, Integer> missing(List<Recording> recordings) {
        Map<BenchmarkId, Integer> missing = new HashMap<>();
        benchmarks.forEach(benchmark -> missing.put(benchmark.id(), pairs));
        for (Recording recording : recordings) {
            recording.pairs().forEach((id, list) -> missing.computeIfPresent(id, (same, lacks) -> lacks - list.size()));
            recording.base().failures().forEach(failure -> missing.remove(failure.id()));
            recording.head().failures().forEach(failure -> missing.remove(failure.id()));
        }
        missing.values().removeIf(lacks -> lacks <= 0);
        return missing;
    }

    /** What share of its pairs the benchmark has that lacks most; 1 where none lacks any. */
    double done(List<Recording> recordings) {
        int most = missing(recordings).values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return (double) (pairs - most) / pairs;
    }

    /** For a reader, e.g. {@code taking turns, head with 5 % more work: pairs 1 to 4 of 30}. */
    String step(List<Recording> recordings, int next) {
        int most = missing(recordings).values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        int first = pairs - most + 1;
        return "taking turns" + (extra == 0 ? "" : ", head with " + extra + " % more work") + ": pairs " + first
                + " to " + (first + next - 1) + " of " + pairs;
    }
}
