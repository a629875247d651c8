package dev.backsight.checker.measure;

import dev.backsight.checker.jmh.ListedBenchmark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What to measure of one build on its own.
 *
 * @param benchmarks what is expected to deliver; fixed before measuring, because JMH leaves a benchmark that threw out
 *     of its results and still exits with 0
 * @param forks how often each benchmark is run, each time in a fresh JVM
 * @param budget no round of forks is begun that would probably end after this; the first always is
 * @param scratchDirectory for logs and JMH's result files; created if missing, cleared of earlier runs' files
 * @param seed of the order of benchmarks within each round
 * @param patience what a fork may take on top of ten times the iterations of its benchmark before it counts as hanging
 */
public record SoloPlan(
        Harness harness,
        List<ListedBenchmark> benchmarks,
        int forks,
        Duration budget,
        Path scratchDirectory,
        long seed,
        Duration patience) {

    public static final Duration PATIENCE = Duration.ofMinutes(2);

    public SoloPlan {
        if (benchmarks.isEmpty()) {
            throw new IllegalArgumentException("there is no benchmark to measure");
        }
        Set<Object> seen = new HashSet<>();
        for (ListedBenchmark benchmark : benchmarks) {
            if (!seen.add(benchmark.id())) {
                throw new IllegalArgumentException(benchmark.id().label() + " is planned twice");
            }
        }
        if (forks < 1) {
            throw new IllegalArgumentException("forks must be at least 1, not " + forks);
        }
        if (budget.isNegative() || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("neither a budget of " + budget + " nor a patience of " + patience);
        }
        benchmarks = List.copyOf(benchmarks);
        scratchDirectory = scratchDirectory.toAbsolutePath().normalize();
    }
}
