package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.PairTrace;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.QuantileCurve;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gathers what a reader may want to see behind a verdict. Decides nothing. */
public final class BenchmarkDetails {

    /** So that a report stays within what can be read back, however many benchmarks there are. */
    private static final int MOST = 1000;

    private BenchmarkDetails() {}

    /**
     * Of two runs measured apart.
     *
     * @param findings of their comparison; of a large suite only what is worst in them has details
     */
    public static List<BenchmarkDetail> of(Findings findings, Run base, Run head) {
        return worst(findings).stream()
                .map(id -> detail(id, base, head, null, times(id, base, head).orElse(null)))
                .toList();
    }

    /**
     * Of two builds that took turns.
     *
     * @param findings of their comparison; of a large suite only what is worst in them has details
     */
    public static List<BenchmarkDetail> of(Findings findings, Recording recording, Policy policy) {
        LockstepSuite suite = LockstepSuite.of(recording, policy);
        Map<BenchmarkId, LockstepMetric> timed = new HashMap<>();
        for (LockstepMetric metric : suite.metrics()) {
            if (metric.matched().metric().family() == MetricFamily.TIME) {
                timed.put(metric.matched().id(), metric);
            }
        }
        List<BenchmarkDetail> details = new ArrayList<>();
        for (BenchmarkId id : worst(findings)) {
            LockstepMetric metric = timed.get(id);
            List<PairValue> deciding = metric == null ? List.of() : suite.deciding(metric);
            PairTrace trace =
                    metric == null ? null : PairTraces.of(metric, deciding).orElse(null);
            details.add(detail(
                    id,
                    recording.base(),
                    recording.head(),
                    trace,
                    times(deciding).orElse(null)));
        }
        return details;
    }

    /** What pairs told of some benchmarks in the place of what two runs told of them. */
    public static List<BenchmarkDetail> confirmed(List<BenchmarkDetail> saved, List<BenchmarkDetail> pairs) {
        Map<BenchmarkId, BenchmarkDetail> again = new HashMap<>();
        pairs.forEach(detail -> again.put(detail.benchmark(), detail));
        return saved.stream()
                .map(detail -> again.getOrDefault(detail.benchmark(), detail))
                .toList();
    }

    private static List<BenchmarkId> worst(Findings findings) {
        return findings.comparisons().stream()
                .map(Comparison::benchmark)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static BenchmarkDetail detail(
            BenchmarkId id, Run base, Run head, @Nullable PairTrace trace, @Nullable QuantileCurve times) {
        return new BenchmarkDetail(
                id,
                base.executions().get(id),
                head.executions().get(id),
                trace,
                times,
                latency(id, base, head).orElse(null),
                null,
                List.of());
    }

    private static Optional<QuantileCurve> times(List<PairValue> deciding) {
        return QuantileCurves.ofValues(
                deciding.stream()
                        .flatMapToDouble(value -> DoubleStream.of(value.baseSlices()))
                        .toArray(),
                deciding.stream()
                        .flatMapToDouble(value -> DoubleStream.of(value.headSlices()))
                        .toArray());
    }

    private static Optional<QuantileCurve> times(BenchmarkId id, Run base, Run head) {
        Optional<Measurement> ours = measured(id, base, MetricFamily.TIME);
        Optional<Measurement> theirs = measured(id, head, MetricFamily.TIME);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble factor =
                theirs.get().metric().unit().factorTo(ours.get().metric().unit());
        return factor.isEmpty()
                ? Optional.empty()
                : QuantileCurves.ofValues(values(ours.get(), 1), values(theirs.get(), factor.getAsDouble()));
    }

    private static double[] values(Measurement measurement, double factor) {
        ForkSamples samples = (ForkSamples) measurement.samples();
        return IntStream.range(0, samples.forkCount())
                .mapToObj(samples::fork)
                .flatMapToDouble(DoubleStream::of)
                .map(value -> value * factor)
                .toArray();
    }

    private static Optional<QuantileCurve> latency(BenchmarkId id, Run base, Run head) {
        Optional<ForkHistograms> ours = histograms(id, base);
        Optional<ForkHistograms> theirs = histograms(id, head);
        return ours.isEmpty() || theirs.isEmpty()
                ? Optional.empty()
                : QuantileCurves.ofLatency(ours.get(), theirs.get());
    }

    private static Optional<ForkHistograms> histograms(BenchmarkId id, Run run) {
        return measured(id, run, MetricFamily.TAIL)
                .map(Measurement::samples)
                .filter(ForkHistograms.class::isInstance)
                .map(ForkHistograms.class::cast);
    }

    private static Optional<Measurement> measured(BenchmarkId id, Run run, MetricFamily family) {
        return run.of(id).stream()
                .filter(measurement -> measurement.metric().family() == family)
                .findFirst();
    }
}
