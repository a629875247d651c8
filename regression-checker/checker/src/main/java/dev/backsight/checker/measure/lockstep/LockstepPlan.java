package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What to measure of two builds.
 *
 * @param benchmarks what both offer and is expected of both; fixed before measuring, because JMH leaves a benchmark that
 *     threw out of its results and still exits with 0
 * @param base what is known of base before measuring: suite, environment, revision, and whatever it offers alone
 * @param head likewise
 * @param aim what the pairs are for
 * @param policy tells suspects from others, and how long measuring may take
 * @param seed of all orders and layouts
 * @param patience how long a fork may take to start, or for one turn, before it counts as hanging
 */
public record LockstepPlan(
        List<SharedBenchmark> benchmarks, Run base, Run head, Aim aim, Policy policy, long seed, Duration patience) {

    public LockstepPlan {
        if (benchmarks.isEmpty()) {
            throw new IllegalArgumentException("there is no benchmark to measure");
        }
        Set<Object> seen = new HashSet<>();
        for (SharedBenchmark benchmark : benchmarks) {
            if (!seen.add(benchmark.id())) {
                throw new IllegalArgumentException(benchmark.id().label() + " is planned twice");
            }
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("a patience of " + patience + " is none");
        }
        benchmarks = List.copyOf(benchmarks);
    }
}
