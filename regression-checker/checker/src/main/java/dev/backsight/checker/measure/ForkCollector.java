package dev.backsight.checker.measure;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what forks deliver, benchmark by benchmark. One failed fork makes the whole benchmark a failure. */
final class ForkCollector {

    private final Progress progress;
    private final SortedMap<BenchmarkId, List<List<Measurement>>> forks = new TreeMap<>();
    private final SortedMap<BenchmarkId, Execution> executions = new TreeMap<>();
    private final SortedMap<BenchmarkId, Failure> failures = new TreeMap<>();
    private final Set<BenchmarkId> surplus = new HashSet<>();
    private final List<Warning> warnings = new ArrayList<>();
    private @Nullable String jmhVersion;

    ForkCollector(Progress progress) {
        this.progress = progress;
    }

    /** Keeps what a fork delivered of what was asked for. */
    void add(List<BenchmarkId> asked, Run delivered) {
        jmhVersion = delivered.environment().jmhVersion();
        SortedMap<BenchmarkId, List<Measurement>> byId = new TreeMap<>();
        for (Measurement measurement : delivered.measurements()) {
            byId.computeIfAbsent(measurement.id(), id -> new ArrayList<>()).add(measurement);
        }
        byId.forEach((id, measurements) -> {
            if (!asked.contains(id)) {
                ignore(id);
            } else if (!failures.containsKey(id)) {
                forks.computeIfAbsent(id, key -> new ArrayList<>()).add(measurements);
                Execution execution = delivered.executions().get(id);
                if (execution != null) {
                    executions.putIfAbsent(id, execution);
                }
            }
        });
    }

    /** The first failure of a benchmark is the one that is told. */
    void fail(BenchmarkId id, String reason, String output) {
        Failure failure = new Failure(id, reason, output);
        if (failures.putIfAbsent(id, failure) == null) {
            forks.remove(id);
            executions.remove(id);
            progress.failed(failure);
        }
    }

    void warn(String text) {
        warnings.add(new Warning(Warning.Kind.MEASUREMENT, text));
    }

    boolean hasFailed(BenchmarkId id) {
        return failures.containsKey(id);
    }

    Measured result(@Nullable String stoppedBy, Duration took) {
        List<Measurement> merged = new ArrayList<>();
        // A copy, because a merge that fails takes its benchmark out.
        for (Map.Entry<BenchmarkId, List<List<Measurement>>> entry : List.copyOf(forks.entrySet())) {
            BenchmarkId id = entry.getKey();
            try {
                merged.addAll(ForkMerge.merge(entry.getValue()));
            } catch (ForkMerge.DisagreementException e) {
                fail(id, e.getMessage(), "");
            }
        }
        return new Measured(merged, executions, List.copyOf(failures.values()), warnings, jmhVersion, stoppedBy, took);
    }

    private void ignore(BenchmarkId id) {
        if (surplus.add(id)) {
            warn("JMH also ran " + id.label() + ", which was not asked for; its numbers are ignored");
        }
    }
}
