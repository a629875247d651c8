package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CommonEnvironment;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Proof;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Suspect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One recording of parts that several machines made of the same two builds. Each part screened its own benchmarks and
 * confirmed its own suspects, and all of these are suspects of the whole: what is decided of it is corrected over all
 * families and all suspects, as if one machine had chosen and measured them. Proven is what all parts found proven: each
 * looks at the whole suite.
 */
public final class JoinedRecordings {

    private JoinedRecordings() {}

    /**
     * @param parts of one suite and one seed, at least one; each benchmark measured in one of them
     * @throws IllegalArgumentException if two parts hold the same benchmark
     */
    public static Recording of(List<Recording> parts) {
        Recording first = parts.get(0);
        SortedMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>();
        SortedMap<BenchmarkId, Proof> proven = new TreeMap<>(first.proven());
        List<Suspect> suspects = new ArrayList<>();
        for (Recording part : parts) {
            part.pairs().forEach((id, measured) -> {
                if (pairs.put(id, measured) != null) {
                    throw new IllegalArgumentException(id.label() + " was measured in two parts");
                }
            });
            proven.keySet().retainAll(part.proven().keySet());
            suspects.addAll(part.suspects());
        }
        return new Recording(
                run(parts.stream().map(Recording::base).toList()),
                run(parts.stream().map(Recording::head).toList()),
                pairs,
                suspects,
                first.seed(),
                proven);
    }

    private static Run run(List<Run> parts) {
        Run first = parts.get(0);
        List<Measurement> measurements = new ArrayList<>();
        SortedMap<BenchmarkId, Execution> executions = new TreeMap<>();
        List<Failure> failures = new ArrayList<>();
        for (Run part : parts) {
            measurements.addAll(part.measurements());
            executions.putAll(part.executions());
            failures.addAll(part.failures());
        }
        failures.sort(Comparator.comparing(Failure::id));
        return new Run(
                first.suite(),
                CommonEnvironment.of(parts.stream().map(Run::environment).toList()),
                first.revision(),
                parts.stream()
                        .map(Run::measuredAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.<Instant>naturalOrder())
                        .orElse(null),
                measurements,
                executions,
                failures,
                parts.stream().allMatch(Run::complete),
                null);
    }
}
