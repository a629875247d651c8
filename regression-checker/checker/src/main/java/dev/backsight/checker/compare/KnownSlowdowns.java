package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.RecordedSlowdown;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.stats.Slope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares what was built in with what was measured of it. */
public final class KnownSlowdowns {

    private static final double ALPHA = 0.05;

    private KnownSlowdowns() {}

    /** In the order of benchmarks; a t interval of the mean of all pairs, of time. */
    public static List<RecordedSlowdown> of(RecordedPairs source, PairLocation location) {
        SortedMap<BenchmarkId, List<Double>> differences = new TreeMap<>();
        for (Recording recording : source.recordings()) {
            LockstepSuite.of(recording, Policy.DEFAULT, location).metrics().stream()
                    .filter(metric -> metric.matched().metric().family() == MetricFamily.TIME)
                    .forEach(metric -> differences
                            .computeIfAbsent(metric.matched().id(), missing -> new ArrayList<>())
                            .addAll(metric.values().stream()
                                    .map(PairValue::difference)
                                    .toList()));
        }
        List<RecordedSlowdown> rows = new ArrayList<>();
        differences.forEach((id, logs) -> {
            Slope mean =
                    Slope.mean(logs.stream().mapToDouble(Double::doubleValue).toArray());
            double half = mean.halfWidth(ALPHA);
            rows.add(new RecordedSlowdown(
                    id,
                    source.truth(),
                    logs.size(),
                    Math.expm1(mean.estimate()),
                    Math.expm1(mean.estimate() - half),
                    Math.expm1(mean.estimate() + half)));
        });
        return rows;
    }
}
