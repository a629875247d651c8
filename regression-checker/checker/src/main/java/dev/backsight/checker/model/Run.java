package dev.backsight.checker.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a comparison is known by: everything measured, and where. A <em>baseline</em> is an accepted run.
 *
 * @param suite name of the set of benchmarks; {@code default} where nobody named one
 * @param measurements sorted by benchmark, metric family and metric
 * @param revision null where the source is not known
 * @param measuredAt null for files that do not say, such as JMH's own
 * @param executions how each benchmark was run, where known; one without measurements exists and was not measured
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

    private static final Comparator<Measurement> ORDER = Comparator.comparing(Measurement::id)
            .thenComparing(measurement -> measurement.metric().family())
            .thenComparing(measurement -> measurement.metric().name());

    public Run {
        if (!suite.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("a suite's name is letters, digits, '.', '_' and '-', not: " + suite);
        }
        measurements = measurements.stream().sorted(ORDER).toList();
        executions = Collections.unmodifiableSortedMap(new TreeMap<>(executions));
        failures = List.copyOf(failures);
        requireUniqueMetrics(measurements);
    }

    private static void requireUniqueMetrics(List<Measurement> sorted) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sorted.size(); i++) {
            Measurement measurement = sorted.get(i);
            if (i > 0 && !measurement.id().equals(sorted.get(i - 1).id())) {
                names.clear();
            }
            if (!names.add(measurement.metric().name())) {
                throw new IllegalArgumentException(
                        "metric " + measurement.metric().name() + " of "
                                + measurement.id().label() + " appears twice");
            }
        }
    }

    /** The measurements of one benchmark; empty where there are none. */
    public List<Measurement> of(BenchmarkId id) {
        int from = firstNotBefore(id);
        int to = from;
        while (to < measurements.size() && measurements.get(to).id().equals(id)) {
            to++;
        }
        return measurements.subList(from, to);
    }

    private int firstNotBefore(BenchmarkId id) {
        int low = 0;
        int high = measurements.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (measurements.get(middle).id().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** This run with only the benchmarks that {@code wanted} accepts. */
    public Run select(Predicate<BenchmarkId> wanted) {
        SortedMap<BenchmarkId, Execution> kept = new TreeMap<>(executions);
        kept.keySet().removeIf(wanted.negate());
        return new Run(
                suite,
                environment,
                revision,
                measuredAt,
                measurements.stream()
                        .filter(measurement -> wanted.test(measurement.id()))
                        .toList(),
                kept,
                failures.stream().filter(failure -> wanted.test(failure.id())).toList(),
                complete,
                acceptance);
    }

    /** Every benchmark measured, failed, or known to exist by how it is run. */
    public SortedSet<BenchmarkId> benchmarks() {
        SortedSet<BenchmarkId> ids = new TreeSet<>();
        measurements.forEach(measurement -> ids.add(measurement.id()));
        failures.forEach(failure -> ids.add(failure.id()));
        ids.addAll(executions.keySet());
        return ids;
    }

    public Optional<Failure> failureOf(BenchmarkId id) {
        return failures.stream().filter(failure -> failure.id().equals(id)).findFirst();
    }

    public Run accepted(Acceptance by) {
        return new Run(suite, environment, revision, measuredAt, measurements, executions, failures, complete, by);
    }
}
