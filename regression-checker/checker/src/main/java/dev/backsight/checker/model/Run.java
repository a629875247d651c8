package dev.backsight.checker.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a comparison is known by: everything measured, and where. A <em>baseline</em> is an accepted run.
 *
 * @param suite name of the set of benchmarks; {@code default} where nobody named one
 * @param revision null where the source is not known
 * @param measuredAt null for files that do not say, such as JMH's own
 * @param executions how each benchmark was run, where known
 * @param failures benchmarks that were expected and did not deliver
 * @param complete false when measuring was interrupted
 * @param acceptance null unless this run is a baseline
 */
public record Run(
        String suite,
        Environment environment,
        @Nullable Revision revision,
        @Nullable Instant measuredAt,
        List<Measurement> measurements,
        SortedMap<BenchmarkId, Execution> executions,
        List<Failure> failures,
        boolean complete,
        @Nullable Acceptance acceptance) {

    public Run {
        if (!suite.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("a suite's name is letters, digits, '.', '_' and '-', not: " + suite);
        }
        measurements = List.copyOf(measurements);
        executions = Collections.unmodifiableSortedMap(new TreeMap<>(executions));
        failures = List.copyOf(failures);
        Map<BenchmarkId, TreeSet<String>> seen = new LinkedHashMap<>();
        for (Measurement measurement : measurements) {
            String metric = measurement.metric().name();
            if (!seen.computeIfAbsent(measurement.id(), id -> new TreeSet<>()).add(metric)) {
                throw new IllegalArgumentException(
                        "metric " + metric + " of " + measurement.id().label() + " appears twice");
            }
        }
    }

    /** Every benchmark measured or failed. */
    public SortedSet<BenchmarkId> benchmarks() {
        SortedSet<BenchmarkId> ids = new TreeSet<>();
        measurements.forEach(measurement -> ids.add(measurement.id()));
        failures.forEach(failure -> ids.add(failure.id()));
        return ids;
    }

    public Optional<Failure> failureOf(BenchmarkId id) {
        return failures.stream().filter(failure -> failure.id().equals(id)).findFirst();
    }

    public Run accepted(Acceptance by) {
        return new Run(suite, environment, revision, measuredAt, measurements, executions, failures, complete, by);
    }
}
