package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Cause;
import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.Influence;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.PairSpread;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.stats.Location;
import dev.backsight.checker.stats.PairedMean;
import dev.backsight.checker.stats.Slope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Learns from two builds that do not differ how their pairs scatter, and whether anything tells the sides apart. */
public final class IdenticalBuilds {

    private IdenticalBuilds() {}

    /**
     * @param turns pairs that took turns
     * @param apart runs of both sides whose fork {@code i} of base was measured next to fork {@code i} of head
     * @param confidence that no half-width of any benchmark is too small, e.g. 0.99
     * @param stoppedBy why there are fewer pairs than asked for, in a clause; null when there are not
     */
    public static Certificate of(
            List<Recording> turns, List<RunPair> apart, double confidence, @Nullable String stoppedBy) {
        SortedMap<BenchmarkId, List<PairValue>> values = new TreeMap<>();
        for (Recording recording : turns) {
            LockstepSuite.of(recording, Policy.DEFAULT).metrics().stream()
                    .filter(metric -> metric.matched().metric().family() == MetricFamily.TIME)
                    .forEach(metric -> values.computeIfAbsent(metric.matched().id(), missing -> new ArrayList<>())
                            .addAll(metric.values()));
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there is no pair to learn from");
        }
        SortedMap<BenchmarkId, List<Double>> oneAfterTheOther = apart(apart);
        double alpha = (1 - confidence) / values.size();
        List<PairSpread> rows = new ArrayList<>();
        values.forEach((id, pairs) -> {
            double[] differences = differences(pairs);
            double[] others = doubles(oneAfterTheOther.getOrDefault(id, List.of()));
            rows.add(new PairSpread(
                    id,
                    pairs.size(),
                    Location.mean(differences),
                    Slope.mean(differences).halfWidth(alpha),
                    deviation(differences),
                    others.length,
                    deviation(others)));
        });
        List<Influence> influences = new ArrayList<>();
        // One core for all benchmarks: of two, the share of one is what the other lacks.
        long busiest = PairConditions.busiestCore(
                values.values().stream().flatMap(List::stream).toList());
        for (Cause cause : Cause.values()) {
            SortedMap<BenchmarkId, Slope> effects = new TreeMap<>();
            values.forEach((id, pairs) -> effects.put(id, effect(cause, busiest, pairs)));
            influences.add(JointEffect.of(cause, effects, (1 - confidence) / Cause.values().length));
        }
        return new Certificate(rows, influences, confidence, medianRatio(rows), stoppedBy);
    }

    private static double medianRatio(List<PairSpread> rows) {
        double[] ratios = rows.stream()
                .mapToDouble(PairSpread::ratio)
                .filter(Double::isFinite)
                .toArray();
        return ratios.length == 0 ? Double.NaN : Location.median(ratios);
    }

    private static SortedMap<BenchmarkId, List<Double>> apart(List<RunPair> runs) {
        SortedMap<BenchmarkId, List<Double>> values = new TreeMap<>();
        for (RunPair pair : runs) {
            for (MatchedMetric metric : Matching.of(pair.base(), pair.head(), Policy.DEFAULT, List.of(), false)
                    .metrics()) {
                if (metric.metric().family() == MetricFamily.TIME) {
                    double[] base = metric.base().medians();
                    double[] head = metric.head().medians();
                    for (int i = 0; i < Math.min(base.length, head.length); i++) {
                        values.computeIfAbsent(metric.id(), missing -> new ArrayList<>())
                                .add(metric.sign() * Math.log(head[i] / base[i]));
                    }
                }
            }
        }
        return values;
    }

    private static Slope effect(Cause cause, long busiestCore, List<PairValue> pairs) {
        return switch (cause) {
            case SIDE -> Slope.mean(differences(pairs));
            case LAUNCH -> slope(pairs, PairConditions::headLaunchedSecond);
            case DIRECTORY -> slope(pairs, PairConditions::headHasFirstDirectories);
            case CORE -> slope(pairs, pair -> PairConditions.headMoreOn(busiestCore, pair));
            case TURN -> {
                double[] effects = pairs.stream()
                        .mapToDouble(PairConditions::headWhenFirst)
                        .filter(Double::isFinite)
                        .toArray();
                yield effects.length < 2 ? Slope.UNKNOWN : Slope.mean(effects);
            }
        };
    }

    private static Slope slope(List<PairValue> pairs, ToDoubleFunction<PairValue> condition) {
        return Slope.of(pairs.stream().mapToDouble(condition).toArray(), differences(pairs));
    }

    private static double[] differences(List<PairValue> pairs) {
        return pairs.stream().mapToDouble(PairValue::difference).toArray();
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double deviation(double[] values) {
        return values.length < 2 ? Double.NaN : Math.sqrt(PairedMean.of(values).variance());
    }
}
