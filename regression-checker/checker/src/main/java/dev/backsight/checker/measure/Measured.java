package dev.backsight.checker.measure;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What measuring one build came to.
 *
 * @param measurements one per benchmark and metric, forks in the order of rounds; none of benchmarks that failed
 * @param jmhVersion as the results say; null where nothing was measured
 * @param stoppedBy why measuring broke off, in a clause; null when it ran to its end
 * @param took from the first fork to the last
 */
public record Measured(
        List<Measurement> measurements,
        SortedMap<BenchmarkId, Execution> executions,
        List<Failure> failures,
        List<Warning> warnings,
        @Nullable String jmhVersion,
        @Nullable String stoppedBy,
        Duration took) {

    public Measured {
        measurements = List.copyOf(measurements);
        executions = Collections.unmodifiableSortedMap(new TreeMap<>(executions));
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
    }

    Measured warning(String text) {
        List<Warning> more = new ArrayList<>(warnings);
        more.add(new Warning(Warning.Kind.MEASUREMENT, text));
        return new Measured(measurements, executions, failures, more, jmhVersion, stoppedBy, took);
    }

    /** Whether every benchmark was given its chance, though it may have failed. */
    public boolean complete() {
        return stoppedBy == null;
    }
}
