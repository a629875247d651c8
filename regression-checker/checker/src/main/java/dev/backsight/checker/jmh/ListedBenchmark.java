package dev.backsight.checker.jmh;

import dev.backsight.checker.model.BenchmarkId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark that a jar offers, with the settings JMH would run it with: as annotated, else JMH's defaults.
 *
 * @param forks 0 runs it inside JMH's own JVM
 * @param warmupTime of one iteration; zero for single shots without an annotation, which ignore it
 * @param measurementTime of one iteration; zero likewise
 * @param jvmArgsPrepend as annotated; an option of the same name on JMH's command line replaces them
 * @param jvmArgs as annotated, replaced likewise; null where not annotated, so that JMH's own JVM arguments are used
 * @param jvmArgsAppend as annotated, replaced likewise
 */
public record ListedBenchmark(
        BenchmarkId id,
        int forks,
        int warmupIterations,
        Duration warmupTime,
        int measurementIterations,
        Duration measurementTime,
        List<String> jvmArgsPrepend,
        @Nullable List<String> jvmArgs,
        List<String> jvmArgsAppend) {

    public ListedBenchmark {
        if (forks < 0 || warmupIterations < 0 || measurementIterations < 0) {
            throw new IllegalArgumentException(id.label() + ": forks and iterations cannot be negative");
        }
        if (warmupTime.isNegative() || measurementTime.isNegative()) {
            throw new IllegalArgumentException(id.label() + ": an iteration's time cannot be negative");
        }
        jvmArgsPrepend = List.copyOf(jvmArgsPrepend);
        jvmArgs = jvmArgs == null ? null : List.copyOf(jvmArgs);
        jvmArgsAppend = List.copyOf(jvmArgsAppend);
    }
}
