package dev.backsight.checker.compare;

import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Warning;
import dev.backsight.checker.stats.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * One metric of one benchmark whose two builds took turns, pair by pair.
 *
 * <p>Of times and rates, slice k of base and slice k of head are neighbours in time: a pair's value is where the logs of
 * their ratios lie, once the time is taken out for which the system ran others. A tail quantile has one value a fork, and
 * the pair's value is the log of their ratio. Allocation is nearly free of noise, so the pair's value is the difference
 * of the forks' medians.
 */
final class LockstepMetric {

    private final MatchedMetric matched;
    private final List<PairValue> values;

    private LockstepMetric(MatchedMetric matched, List<PairValue> values) {
        this.matched = matched;
        this.values = values;
    }

    /**
     * @param pairs as many as {@code matched} has forks a side
     * @param location of the log ratios of a pair
     */
    static LockstepMetric of(MatchedMetric matched, List<Pair> pairs, PairLocation location) {
        List<PairValue> values = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            boolean ownTime = location.takesOutWithheldTime() && isTimed(matched) && WithheldTime.canBeTakenOut(pair);
            double[] base = matched.base().fork(i);
            double[] head = matched.head().fork(i);
            if (ownTime) {
                int threads = matched.id().threads();
                base = WithheldTime.takenOut(base, pair.base(), threads, matched.sign());
                head = WithheldTime.takenOut(head, pair.head(), threads, matched.sign());
            }
            double baseMedian = Location.median(base);
            double headMedian = Location.median(head);
            SliceRatios ratios;
            double difference;
            if (matched.scale() == Scale.LINEAR) {
                ratios = SliceRatios.NONE;
                difference = matched.sign() * (headMedian - baseMedian);
            } else {
                double[] weights = ownTime ? left(pair, matched.id().threads(), base.length) : equal(base.length);
                ratios = ratios(base, head, matched.sign(), weights);
                difference = location.of(ratios);
            }
            double totals = matched.scale() == Scale.LINEAR ? difference : totals(base, head, matched.sign());
            values.add(new PairValue(pair, ownTime, base, head, baseMedian, headMedian, ratios, difference, totals));
        }
        return new LockstepMetric(matched, values);
    }

    private static boolean isTimed(MatchedMetric matched) {
        return matched.metric().family() == MetricFamily.TIME;
    }

    private static double[] left(Pair pair, int threads, int slices) {
        double[] weights = equal(slices);
        for (int k = 0; k < Math.min(slices, pair.order().size()); k++) {
            weights[k] = WithheldTime.left(pair, k, threads);
        }
        return weights;
    }

    private static double[] equal(int slices) {
        double[] weights = new double[slices];
        Arrays.fill(weights, 1);
        return weights;
    }

    private static SliceRatios ratios(double[] base, double[] head, double sign, double[] weights) {
        double[] logs = new double[Math.min(base.length, head.length)];
        double[] levels = new double[logs.length];
        double[] kept = new double[logs.length];
        int usable = 0;
        for (int k = 0; k < logs.length; k++) {
            double log = sign * Math.log(head[k] / base[k]);
            if (Double.isFinite(log)) {
                logs[usable] = log;
                levels[usable] = sign * Math.log(base[k]);
                kept[usable++] = weights[k];
            }
        }
        // No slice in which both sides finished an operation: their medians are all there is.
        return usable == 0
                ? SliceRatios.ofEqualWeight(sign * Math.log(Location.median(head) / Location.median(base)))
                : new SliceRatios(
                        Arrays.copyOf(logs, usable), Arrays.copyOf(levels, usable), Arrays.copyOf(kept, usable));
    }

    /** Log ratio of what all slices cost together: for rates, of the sums of their reciprocals. */
    private static double totals(double[] base, double[] head, double sign) {
        double baseTotal = 0;
        double headTotal = 0;
        for (int k = 0; k < Math.min(base.length, head.length); k++) {
            if (Double.isFinite(Math.log(head[k] / base[k]))) {
                baseTotal += sign > 0 ? base[k] : 1 / base[k];
                headTotal += sign > 0 ? head[k] : 1 / head[k];
            }
        }
        return baseTotal == 0
                ? sign * Math.log(Location.median(head) / Location.median(base))
                : Math.log(headTotal / baseTotal);
    }

    MatchedMetric matched() {
        return matched;
    }

    List<PairValue> values() {
        return values;
    }

    /** Of the pairs of one stage. */
    List<PairValue> values(Stage stage) {
        return values.stream().filter(value -> value.pair().stage() == stage).toList();
    }

    /** @param chosen of its pairs, at least one */
    Contrast contrast(List<PairValue> chosen, Role role) {
        double[] differences = doubles(chosen, PairValue::difference);
        List<Warning> unstable = List.of();
        List<Warning> warnings = new ArrayList<>(matched.warnings());
        if (matched.metric().family() == MetricFamily.TIME) {
            double[][] ratios = chosen.stream()
                    .map(value -> DoubleStream.of(value.ratios().logs())
                            .map(Math::exp)
                            .toArray())
                    .toArray(double[][]::new);
            unstable = Stability.ofPairs(ratios, differences, matched.tolerance());
            Stalls.warning(differences, doubles(chosen, PairValue::totals), matched.tolerance())
                    .ifPresent(warnings::add);
            warnings.addAll(
                    Contamination.warnings(chosen.stream().map(PairValue::pair).toList()));
            warnings.addAll(Contamination.withheld(chosen, matched.id().threads()));
        }
        return Contrast.ofPairs(
                matched,
                doubles(chosen, PairValue::base),
                doubles(chosen, PairValue::head),
                differences,
                doubles(chosen, PairValue::standardError),
                role,
                unstable,
                warnings);
    }

    private static double[] doubles(List<PairValue> values, ToDoubleFunction<PairValue> part) {
        return values.stream().mapToDouble(part).toArray();
    }
}
