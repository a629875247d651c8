package dev.backsight.checker.measure;

import dev.backsight.checker.model.BenchmarkId;
import java.time.Duration;
import java.util.List;

/**
 * A benchmark that is expected to deliver.
 *
 * @param iterations what the warm-up and measurement iterations of one fork should take together
 * @param jvmArgsPrepend of its {@code @Fork}: JMH's option of that name, which carries the arguments of all forks,
 *     would displace them
 */
public record PlannedBenchmark(BenchmarkId id, Duration iterations, List<String> jvmArgsPrepend) {

    public PlannedBenchmark {
        if (iterations.isNegative()) {
            throw new IllegalArgumentException(id.label() + " cannot take " + iterations);
        }
        jvmArgsPrepend = List.copyOf(jvmArgsPrepend);
    }
}
