package dev.backsight.checker.model;

import java.util.List;

/**
 * How JMH ran a benchmark: what a reader needs to run it again, and what must not differ unnoticed between two sides.
 *
 * @param warmupTime as JMH writes it, e.g. {@code 200 ms}
 * @param warmupBatchSize calls of the method that warm-up counts as one operation, at least 1
 * @param measurementBatchSize calls of the method that one measured operation consists of, at least 1; scores of
 *     different batch sizes are of different things
 * @param jvmArgs of the forked JVM, without the harness's own {@code -Djmh.*}
 */
public record Execution(
        int warmupIterations,
        String warmupTime,
        int warmupBatchSize,
        int measurementIterations,
        String measurementTime,
        int measurementBatchSize,
        List<String> jvmArgs) {

    public Execution {
        if (warmupIterations < 0 || measurementIterations < 0) {
            throw new IllegalArgumentException("iteration counts cannot be negative");
        }
        if (warmupBatchSize < 1 || measurementBatchSize < 1) {
            throw new IllegalArgumentException("a batch holds at least one call");
        }
        jvmArgs = List.copyOf(jvmArgs);
    }

    /** Iterations and their lengths in a few words. */
    public String schedule() {
        return iterations(warmupIterations, warmupTime, warmupBatchSize) + " + "
                + iterations(measurementIterations, measurementTime, measurementBatchSize);
    }

    private static String iterations(int count, String time, int batchSize) {
        return count + " x " + time + (batchSize == 1 ? "" : " in batches of " + batchSize);
    }
}
