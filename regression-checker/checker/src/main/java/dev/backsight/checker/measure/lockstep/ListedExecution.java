package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.Execution;
import java.time.Duration;
import java.util.List;

/** What a jar says of how to run a benchmark that was not measured: keeps it known to exist. */
public final class ListedExecution {

    private ListedExecution() {}

    public static Execution of(ListedBenchmark listed) {
        return new Execution(
                listed.warmupIterations(),
                text(listed.warmupTime()),
                1,
                listed.measurementIterations(),
                text(listed.measurementTime()),
                1,
                listed.jvmArgs() == null ? List.of() : listed.jvmArgs());
    }

    /** As JMH writes it. */
    private static String text(Duration time) {
        return time.isZero()
                ? "single-shot"
                : time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
