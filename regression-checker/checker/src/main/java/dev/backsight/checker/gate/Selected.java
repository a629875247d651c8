package dev.backsight.checker.gate;

import dev.backsight.checker.measure.lockstep.SharedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Proof;
import dev.backsight.checker.model.Warning;
import dev.backsight.checker.reach.Changed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to be measured, and what need not be.
 *
 * @param measured with controls, which are proven too
 */
record Selected(List<SharedBenchmark> measured, SortedMap<BenchmarkId, Proof> proven, Optional<Warning> note) {

    /** Few, since each takes the time of a benchmark that may have changed. */
    private static final int CONTROLS = 3;

    private static final int MOST_NAMED = 3;

    static Selected all(List<SharedBenchmark> shared) {
        return new Selected(shared, new TreeMap<>(), Optional.empty());
    }

    /** @param seed draws the controls */
    static Selected of(List<SharedBenchmark> shared, Changed changed, long seed) {
        List<SharedBenchmark> measured = new ArrayList<>();
        List<SharedBenchmark> unchanged = new ArrayList<>();
        shared.forEach(
                benchmark -> (changed.proven().containsKey(benchmark.id()) ? unchanged : measured).add(benchmark));
        // Where nothing is measured, nothing can be measured wrongly.
        if (!measured.isEmpty()) {
            Collections.shuffle(unchanged, new Random(seed));
            measured.addAll(unchanged.subList(0, Math.min(CONTROLS, unchanged.size())));
        }
        SortedMap<BenchmarkId, Proof> proven = new TreeMap<>(changed.proven());
        proven.keySet().retainAll(shared.stream().map(SharedBenchmark::id).collect(Collectors.toSet()));
        return new Selected(measured, proven, note(shared.size() - proven.size(), changed));
    }

    private static Optional<Warning> note(int number, Changed changed) {
        Set<String> differing = changed.differing();
        if (number == 0) {
            return Optional.empty();
        }
        String files = differing.isEmpty()
                ? "their settings differ, or a manifest leads to other files"
                : differing.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (differing.size() > MOST_NAMED ? " and " + (differing.size() - MOST_NAMED) + " more" : "")
                        + (differing.size() == 1 ? " differs" : " differ");
        return Optional.of(new Warning(
                Warning.Kind.MEASUREMENT,
                number + (number == 1 ? " benchmark" : " benchmarks") + " may run different code in the two builds: "
                        + files
                        + changed.everythingBecause().stream()
                                .findFirst()
                                .map(why -> "; all files count where code cannot be followed, as " + why)
                                .orElse("")));
    }
}
