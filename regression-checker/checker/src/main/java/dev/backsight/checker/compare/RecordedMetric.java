package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.MetricFamily;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** One metric of one benchmark over all its recorded pairs, to draw from. */
final class RecordedMetric {

    private final MatchedMetric matched;
    private final List<PairValue> values;
    private final List<double[]> ratios;
    private final double[] brief;
    private final int screeningSlices;
    private final double mean;

    /**
     * @param brief what each value would have been had its pair been as short as a screening one
     * @param screeningSlices of such a pair
     */
    RecordedMetric(MatchedMetric matched, List<PairValue> values, double[] brief, int screeningSlices) {
        this(
                matched,
                List.copyOf(values),
                values.stream()
                        .map(value -> DoubleStream.of(value.ratios().logs())
                                .map(Math::exp)
                                .toArray())
                        .toList(),
                brief,
                screeningSlices);
    }

    /** @param ratios of each value, no logs */
    private RecordedMetric(
            MatchedMetric matched, List<PairValue> values, List<double[]> ratios, double[] brief, int screeningSlices) {
        this.matched = matched;
        this.values = values;
        this.ratios = ratios;
        this.brief = brief;
        this.screeningSlices = screeningSlices;
        this.mean = values.stream().mapToDouble(PairValue::difference).average().orElse(Double.NaN);
    }

    MatchedMetric matched() {
        return matched;
    }

    List<PairValue> values() {
        return values;
    }

    /** The same pairs under another name. */
    RecordedMetric as(BenchmarkId id) {
        return new RecordedMetric(
                new MatchedMetric(
                        id,
                        matched.metric(),
                        matched.base(),
                        matched.head(),
                        matched.tolerance(),
                        matched.leastBytes(),
                        matched.warnings()),
                values,
                ratios,
                brief,
                screeningSlices);
    }

    /** Some of the pairs, each as often as it is named. */
    RecordedMetric only(int[] pairs) {
        return new RecordedMetric(
                matched,
                Arrays.stream(pairs).mapToObj(values::get).toList(),
                Arrays.stream(pairs).mapToObj(ratios::get).toList(),
                Arrays.stream(pairs).mapToDouble(pair -> brief[pair]).toArray(),
                screeningSlices);
    }

    /** Mean of all pairs on the scale of the test. */
    double mean() {
        return mean;
    }

    /**
     * @param chosen pairs, at least one
     * @param shift added to the log of every pair; bytes stay as they are
     * @param stability whether to look for drifts and levels, which takes most of the time and bars only some verdicts
     */
    Contrast contrast(List<DrawnPair> chosen, double shift, Role role, boolean stability) {
        boolean logs = matched.scale() == Scale.LOG;
        double factor = logs ? Math.exp(matched.sign() * shift) : 1;
        double[] base = new double[chosen.size()];
        double[] head = new double[base.length];
        double[] differences = new double[base.length];
        for (int i = 0; i < base.length; i++) {
            DrawnPair drawn = chosen.get(i);
            PairValue value = values.get(drawn.pair());
            base[i] = value.base();
            head[i] = value.head() * factor;
            differences[i] = (drawn.whole() ? value.difference() : brief[drawn.pair()]) + (logs ? shift : 0);
        }
        boolean looked = stability && matched.metric().family() == MetricFamily.TIME;
        return Contrast.ofPairs(
                matched,
                base,
                head,
                differences,
                role,
                looked
                        ? Stability.ofPairs(
                                chosen.stream().map(this::ratiosOf).toArray(double[][]::new),
                                differences,
                                matched.tolerance())
                        : List.of(),
                List.of());
    }

    private double[] ratiosOf(DrawnPair drawn) {
        double[] all = ratios.get(drawn.pair());
        return drawn.whole() || all.length <= screeningSlices ? all : Arrays.copyOf(all, screeningSlices);
    }
}
