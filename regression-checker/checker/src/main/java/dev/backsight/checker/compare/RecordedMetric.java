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
    private final double[] differences;
    private final double[] errors;
    private final double mean;

    RecordedMetric(MatchedMetric matched, List<PairValue> values) {
        this(
                matched,
                List.copyOf(values),
                values.stream()
                        .map(value -> DoubleStream.of(value.ratios().logs())
                                .map(Math::exp)
                                .toArray())
                        .toList(),
                values.stream().mapToDouble(PairValue::difference).toArray(),
                values.stream().mapToDouble(PairValue::standardError).toArray());
    }

    /**
     * @param ratios of each value, no logs
     * @param differences what each value comes to
     * @param errors of each value, as its slices tell
     */
    private RecordedMetric(
            MatchedMetric matched,
            List<PairValue> values,
            List<double[]> ratios,
            double[] differences,
            double[] errors) {
        this.matched = matched;
        this.values = values;
        this.ratios = ratios;
        this.differences = differences;
        this.errors = errors;
        this.mean = Arrays.stream(differences).average().orElse(Double.NaN);
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
                differences,
                errors);
    }

    /** Some of the pairs, each as often as it is named. */
    RecordedMetric only(int[] pairs) {
        return new RecordedMetric(
                matched,
                Arrays.stream(pairs).mapToObj(values::get).toList(),
                Arrays.stream(pairs).mapToObj(ratios::get).toList(),
                Arrays.stream(pairs).mapToDouble(pair -> differences[pair]).toArray(),
                Arrays.stream(pairs).mapToDouble(pair -> errors[pair]).toArray());
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
    Contrast contrast(List<Integer> chosen, double shift, Role role, boolean stability) {
        boolean logs = matched.scale() == Scale.LOG;
        double factor = logs ? Math.exp(matched.sign() * shift) : 1;
        double[] base = new double[chosen.size()];
        double[] head = new double[base.length];
        double[] chosenDifferences = new double[base.length];
        double[] chosenErrors = new double[base.length];
        for (int i = 0; i < base.length; i++) {
            int pair = chosen.get(i);
            PairValue value = values.get(pair);
            base[i] = value.base();
            head[i] = value.head() * factor;
            chosenDifferences[i] = differences[pair] + (logs ? shift : 0);
            chosenErrors[i] = errors[pair];
        }
        boolean looked = stability && matched.metric().family() == MetricFamily.TIME;
        return Contrast.ofPairs(
                matched,
                base,
                head,
                chosenDifferences,
                chosenErrors,
                role,
                looked
                        ? Stability.ofPairs(
                                chosen.stream().map(ratios::get).toArray(double[][]::new),
                                chosenDifferences,
                                matched.tolerance())
                        : List.of(),
                List.of());
    }
}
