package dev.backsight.checker.compare;

import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.QuantileCurve;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How values are distributed, read off the empirical distribution function at a few fractions. */
final class QuantileCurves {

    /** Of one side; of fewer a reader learns nothing that their list does not show. */
    private static final int FEWEST_VALUES = 10;

    private static final List<Double> EVENLY =
            IntStream.rangeClosed(0, 40).mapToObj(i -> i / 40.0).toList();

    private static final List<Double> TOWARDS_THE_TAIL =
            List.of(0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9975, 0.999);

    /** A quantile that fewer operations lie beyond says more about these few than about the code. */
    private static final int FEWEST_BEYOND = 10;

    private QuantileCurves() {}

    /** Of all finite values of either side; empty where there are too few. */
    static Optional<QuantileCurve> ofValues(double[] base, double[] head) {
        double[] ours = sorted(base);
        double[] theirs = sorted(head);
        return Math.min(ours.length, theirs.length) < FEWEST_VALUES
                ? Optional.empty()
                : Optional.of(new QuantileCurve(EVENLY, at(EVENLY, ours), at(EVENLY, theirs)));
    }

    private static double[] sorted(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /** The inverse of the empirical distribution function, as {@link LatencyHistogram#quantile} takes it. */
    private static List<Double> at(List<Double> fractions, double[] sorted) {
        return fractions.stream()
                .map(fraction -> sorted[Math.max(0, (int) Math.ceil(fraction * sorted.length) - 1)])
                .map(SignificantDigits::of)
                .toList();
    }

    /** Of all forks' operations together, towards p99.9 as far as there are enough of them. */
    static Optional<QuantileCurve> ofLatency(ForkHistograms base, ForkHistograms head) {
        Pooled ours = Pooled.of(base);
        Pooled theirs = Pooled.of(head);
        double fewest = Math.min(ours.total(), theirs.total());
        List<Double> fractions = TOWARDS_THE_TAIL.stream()
                .filter(fraction -> fewest * (1 - fraction) >= FEWEST_BEYOND)
                .toList();
        return fractions.size() < 2
                ? Optional.empty()
                : Optional.of(new QuantileCurve(fractions, ours.at(fractions), theirs.at(fractions)));
    }

    /**
     * Operations of all forks.
     *
     * @param upTo how many took at most as long, by their time in nanoseconds; not whole numbers, which could overflow
     */
    private record Pooled(NavigableMap<Long, Double> upTo) {

        static Pooled of(ForkHistograms forks) {
            NavigableMap<Long, Double> counts = new TreeMap<>();
            for (LatencyHistogram fork : forks.forks()) {
                for (int i = 0; i < fork.size(); i++) {
                    counts.merge(fork.nanos(i), (double) fork.count(i), Double::sum);
                }
            }
            double sum = 0;
            for (Map.Entry<Long, Double> count : counts.entrySet()) {
                sum += count.getValue();
                count.setValue(sum);
            }
            return new Pooled(counts);
        }

        double total() {
            return upTo.lastEntry().getValue();
        }

        List<Double> at(List<Double> fractions) {
            return fractions.stream()
                    .map(this::at)
                    .map(nanos -> SignificantDigits.of(nanos))
                    .toList();
        }

        private long at(double fraction) {
            double wanted = fraction * total();
            return upTo.entrySet().stream()
                    .filter(entry -> entry.getValue() >= wanted)
                    .findFirst()
                    .orElseGet(upTo::lastEntry)
                    .getKey();
        }
    }
}
