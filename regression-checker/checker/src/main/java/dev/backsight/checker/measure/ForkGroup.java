package dev.backsight.checker.measure;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The benchmarks that one JMH command runs. Nearly always one. Several where a parameter's value cannot be said on the
 * command line: JMH splits what follows {@code -p name=} at every comma, without an escape, so such a parameter is left
 * out and JMH runs all of its annotated values.
 */
record ForkGroup(Selection selection, List<ListedBenchmark> benchmarks) {

    /** No fork takes longer than this, whatever its annotations say. */
    private static final Duration MOST = Duration.ofDays(1);

    /** What the command line can choose by. */
    record Selection(String name, Mode mode, int threads, SortedMap<String, String> params) {}

    ForkGroup {
        benchmarks = List.copyOf(benchmarks);
    }

    /** Groups in the order of their first benchmark. */
    static List<ForkGroup> of(List<ListedBenchmark> benchmarks) {
        // One value that cannot be said makes its parameter unusable for the others too: leaving it out runs them all.
        Map<Selection, Set<String>> unsayable = new HashMap<>();
        for (ListedBenchmark benchmark : benchmarks) {
            Set<String> names =
                    unsayable.computeIfAbsent(select(benchmark.id(), name -> false), key -> new HashSet<>());
            benchmark.id().params().forEach((name, value) -> {
                if (!isSayable(value)) {
                    names.add(name);
                }
            });
        }
        Map<Selection, List<ListedBenchmark>> groups = new LinkedHashMap<>();
        for (ListedBenchmark benchmark : benchmarks) {
            Set<String> left = unsayable.getOrDefault(select(benchmark.id(), name -> false), Set.of());
            groups.computeIfAbsent(select(benchmark.id(), name -> !left.contains(name)), key -> new ArrayList<>())
                    .add(benchmark);
        }
        return groups.entrySet().stream()
                .map(entry -> new ForkGroup(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Selection select(BenchmarkId id, Predicate<String> params) {
        SortedMap<String, String> selected = new TreeMap<>(id.params());
        selected.keySet().removeIf(params.negate());
        return new Selection(id.name(), id.mode(), id.threads(), selected);
    }

    /** Beyond ASCII the characters that arrive depend on the locale; quotes get lost on Windows. */
    private static boolean isSayable(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~' && c != ',' && c != '"');
    }

    List<BenchmarkId> ids() {
        return benchmarks.stream().map(ListedBenchmark::id).toList();
    }

    BenchmarkId first() {
        return benchmarks.get(0).id();
    }

    /** What the iterations of one fork of each should take together. */
    Duration iterations() {
        return benchmarks.stream().map(ForkGroup::iterations).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration iterations(ListedBenchmark benchmark) {
        double millis =
                (double) benchmark.warmupIterations() * benchmark.warmupTime().toMillis()
                        + (double) benchmark.measurementIterations()
                                * benchmark.measurementTime().toMillis();
        return Duration.ofMillis(Math.min((long) millis, MOST.toMillis()));
    }
}
