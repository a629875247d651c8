package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Unit;
import java.util.List;

/** Contrasts of pairs whose values are given, for simulations that cannot afford to make up slices too. */
final class Contrasts {

    private static final Metric TIME = Metric.of(Metric.TIME, new Unit("ns/op"), MetricFamily.TIME);
    private static final MatchedSide NONE = new MatchedSide(new ForkSamples(new double[][] {{1}}));

    private Contrasts() {}

    static Contrast of(BenchmarkId id, double[] base, double[] head, double[] differences, Role role) {
        return of(id, base, head, differences, new double[differences.length], role);
    }

    /** @param errors of each difference, as its slices would tell */
    static Contrast of(BenchmarkId id, double[] base, double[] head, double[] differences, double[] errors, Role role) {
        MatchedMetric matched = new MatchedMetric(id, TIME, NONE, NONE, 0.03, 0, List.of());
        return Contrast.ofPairs(matched, base, head, differences, errors, role, List.of(), List.of());
    }
}
