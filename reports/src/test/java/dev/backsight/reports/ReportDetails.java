package dev.backsight.reports;

import dev.backsight.checker.model.AcceptedValue;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Disturbance;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.PairTrace;
import dev.backsight.checker.model.QuantileCurve;
import dev.backsight.checker.model.ReferenceDistance;
import dev.backsight.checker.model.TracedSlice;
import dev.backsight.checker.model.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What stands behind comparisons, drawn from a seed around their locations. */
final class ReportDetails {

    private static final int SLICES = 60;
    private static final List<Double> TOWARDS_THE_TAIL =
            List.of(0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9975, 0.999);

    private ReportDetails() {}

    /** Everything that can be known of one. */
    static BenchmarkDetail all(Comparison comparison, long seed) {
        Random random = new Random(seed);
        double base = Objects.requireNonNull(comparison.base()).location();
        double head = Objects.requireNonNull(comparison.head()).location();
        List<TracedSlice> baseSlices = slices(random, base, 0);
        List<TracedSlice> headSlices = slices(random, head, 21_000);
        return new BenchmarkDetail(
                comparison.benchmark(),
                new Execution(40, "20 ms", 1, SLICES, "20 ms", 1, List.of("-Xmx1g", "-XX:+UseSerialGC")),
                new Execution(40, "20 ms", 1, SLICES, "20 ms", 1, List.of("-Xmx1g", "-XX:+UseSerialGC")),
                new PairTrace(3, 8, baseSlices, headSlices),
                curve(IntStream.rangeClosed(0, 40).mapToObj(i -> i / 40.0).toList(), random, base, head),
                curve(TOWARDS_THE_TAIL, random, base, head),
                new ReferenceDistance(
                        BenchmarkId.of(
                                "dev.backsight.benchmarks.Limit.bare",
                                comparison.benchmark().mode(),
                                comparison.benchmark().threads(),
                                comparison.benchmark().params()),
                        head,
                        head / 2.3125,
                        comparison.metric().unit(),
                        null),
                accepted(random, base, comparison.metric().unit()));
    }

    private static List<TracedSlice> slices(Random random, double location, long start) {
        List<TracedSlice> slices = new ArrayList<>();
        for (int i = 0; i < SLICES; i++) {
            boolean disturbed = random.nextInt(12) == 0;
            Disturbance[] kinds = Disturbance.values();
            slices.add(new TracedSlice(
                    start + i * 42_000L,
                    rounded(location * Math.exp(0.02 * random.nextGaussian() + (disturbed ? 0.3 : 0))),
                    disturbed ? kinds[1 + random.nextInt(kinds.length - 1)] : Disturbance.NONE));
        }
        return slices;
    }

    private static QuantileCurve curve(List<Double> fractions, Random random, double base, double head) {
        return new QuantileCurve(
                fractions, ascending(fractions.size(), random, base), ascending(fractions.size(), random, head));
    }

    private static List<Double> ascending(int count, Random random, double location) {
        return DoubleStream.generate(() -> rounded(location * Math.exp(0.05 * random.nextGaussian())))
                .limit(count)
                .sorted()
                .boxed()
                .toList();
    }

    private static List<AcceptedValue> accepted(Random random, double location, Unit unit) {
        List<AcceptedValue> values = new ArrayList<>();
        for (int i = 4; i > 0; i--) {
            values.add(new AcceptedValue(
                    Integer.toHexString(random.nextInt() | 1 << 31).repeat(5),
                    ReportParts.NOW.minus(Duration.ofDays(30L * i)),
                    "release 0." + (9 - i),
                    rounded(location * (1 + 0.04 * i)),
                    unit));
        }
        return values;
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.5g", value));
    }
}
