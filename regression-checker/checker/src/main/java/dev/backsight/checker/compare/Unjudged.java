package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import java.util.List;
import java.util.OptionalInt;

/** Comparisons whose verdict follows without any test, because there are no two sides to test. */
final class Unjudged {

    private Unjudged() {}

    static Comparison of(BenchmarkId id, Metric metric, Verdict verdict, String explanation, Policy policy) {
        return new Comparison(
                id,
                metric,
                verdict,
                policy.standing(id, verdict),
                null,
                null,
                null,
                policy.tolerance(id, metric.family()),
                explanation,
                null,
                OptionalInt.empty(),
                List.of());
    }

    /** The metric by which a benchmark is known even where it was not measured. */
    static Metric primary(BenchmarkId id, Run... runs) {
        for (Run run : runs) {
            for (var measurement : run.of(id)) {
                if (measurement.metric().family() == MetricFamily.TIME) {
                    return measurement.metric();
                }
            }
        }
        return id.mode() == Mode.THROUGHPUT
                ? Metric.of(Metric.THROUGHPUT, new Unit("ops/s"), MetricFamily.TIME)
                : Metric.of(Metric.TIME, new Unit("ns/op"), MetricFamily.TIME);
    }
}
