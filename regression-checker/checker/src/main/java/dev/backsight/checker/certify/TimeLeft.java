package dev.backsight.checker.certify;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.DurationText;
import dev.backsight.checker.measure.lockstep.SharedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long the rest of a recording will take, by what was measured so far: what pairs of each benchmark took, and by how
 * much a block of pairs took longer than its pairs, for starting JVMs and writing files.
 */
final class TimeLeft {

    private final Map<BenchmarkId, List<Duration>> took = new HashMap<>();
    private Duration blocks = Duration.ZERO;
    private Duration pairsOfBlocks = Duration.ZERO;
    private @Nullable Duration roundApart;

    /** Pairs of an earlier call, or of a block. */
    void add(Recording recording) {
        recording
                .pairs()
                .forEach((id, pairs) -> pairs.forEach(pair ->
                        took.computeIfAbsent(id, missing -> new ArrayList<>()).add(pair.took())));
    }

    /** A block of pairs that this call measured. */
    void addBlock(Recording recording, Duration wall) {
        add(recording);
        blocks = blocks.plus(wall);
        for (List<Pair> pairs : recording.pairs().values()) {
            pairsOfBlocks =
                    pairsOfBlocks.plus(sum(pairs.stream().map(Pair::took).toList()));
        }
    }

    /** A round of forks one after the other, one pair of each benchmark. */
    void addApart(Duration wall) {
        roundApart = wall;
    }

    /**
     * In words, e.g. {@code , about 2h10m left in all}; empty before anything is known.
     *
     * @param missing pairs that take turns
     * @param rounds of forks one after the other
     */
    String words(List<Map<BenchmarkId, Integer>> missing, int rounds, Collection<SharedBenchmark> benchmarks) {
        if (took.isEmpty()) {
            return "";
        }
        double seconds = 0;
        for (Map<BenchmarkId, Integer> series : missing) {
            for (Map.Entry<BenchmarkId, Integer> entry : series.entrySet()) {
                seconds += entry.getValue() * pair(entry.getKey());
            }
        }
        seconds *= pairsOfBlocks.isZero() ? 1 : Math.max(1, seconds(blocks) / seconds(pairsOfBlocks));
        seconds += rounds * (roundApart == null ? apart(benchmarks) : seconds(roundApart));
        return ", about " + DurationText.of(Duration.ofMillis(Math.round(1000 * seconds))) + " left in all";
    }

    /** A benchmark that was not measured yet takes what others take. */
    private double pair(BenchmarkId id) {
        List<Duration> own = took.getOrDefault(
                id, took.values().stream().flatMap(List::stream).toList());
        return seconds(sum(own)) / own.size();
    }

    /** By what the benchmarks ask for; a second to start and end a fork. */
    private static double apart(Collection<SharedBenchmark> benchmarks) {
        double seconds = 0;
        for (SharedBenchmark benchmark : benchmarks) {
            ListedBenchmark listed = benchmark.head();
            seconds += 2
                    * (1
                            + listed.warmupIterations() * seconds(listed.warmupTime())
                            + listed.measurementIterations() * seconds(listed.measurementTime()));
        }
        return seconds;
    }

    private static Duration sum(List<Duration> durations) {
        return durations.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
