package dev.backsight.checker.model;

import java.util.List;

/**
 * How JMH ran a benchmark: what a reader needs to run it again, and what must not differ unnoticed between two sides.
 *
 * @param warmupTime as JMH writes it, e.g. {@code 200 ms}
 * @param jvmArgs of the forked JVM, without the harness's own {@code -Djmh.*}
 */
public record Execution(
        int warmupIterations,
        String warmupTime,
        int measurementIterations,
        String measurementTime,
        List<String> jvmArgs) {

    public Execution {
        if (warmupIterations < 0 || measurementIterations < 0) {
            throw new IllegalArgumentException("iteration counts cannot be negative");
        }
        jvmArgs = List.copyOf(jvmArgs);
    }

    /** Iterations and their lengths in a few words. */
    public String schedule() {
        return warmupIterations + " x " + warmupTime + " + " + measurementIterations + " x " + measurementTime;
    }
}
