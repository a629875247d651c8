package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Disturbance;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.PairTrace;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.QuantileCurve;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.TracedSlice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BenchmarkDetailsTest {

    private static final BenchmarkId M = id("m");
    private static final long MILLI = 1_000_000;

    private final RecordingBuilder builder = new RecordingBuilder(new Random(3));

    @Test
    void thePairInTheMiddleOfThoseThatDecideStandsForThem() {
        RecordingBuilder.exact(builder, M, Stage.SCREEN, new double[] {0.9, 0.9, 0.9});
        RecordingBuilder.exact(builder, M, Stage.CONFIRM, new double[] {0.3, 0.1, 0.2});
        builder.suspect(M, true);

        PairTrace trace = only(builder.build()).trace();

        assertThat(trace.pair()).isEqualTo(6);
        assertThat(trace.pairs()).isEqualTo(6);
        assertThat(trace.base()).extracting(TracedSlice::value).containsExactly(100.0, 100.0, 100.0);
        // 100 e^0.2 = 122.140276
        assertThat(trace.head()).extracting(TracedSlice::value).containsOnly(122.14);
        assertThat(trace.base()).extracting(TracedSlice::start).containsExactly(0L, 100_000L, 200_000L);
    }

    @Test
    void ofAnEvenNumberThePairBelowTheMiddleIsTaken() {
        RecordingBuilder.exact(builder, M, Stage.SCREEN, new double[] {0.04, 0.01, 0.03, 0.02});
        assertThat(only(builder.build()).trace().pair()).isEqualTo(4);
    }

    @Test
    void theGravestDisturbanceOfASliceIsNamed() {
        assertThat(Contamination.of(slice(0, 0, 0, 0), 1)).isEqualTo(Disturbance.NONE);
        assertThat(Contamination.of(slice(Slice.UNKNOWN, Slice.UNKNOWN, Slice.UNKNOWN, Slice.UNKNOWN), 1))
                .isEqualTo(Disturbance.NONE);
        assertThat(Contamination.of(slice(0, 0, 0, 6), 1)).isEqualTo(Disturbance.COLLECTING);
        assertThat(Contamination.of(slice(0, 0, 6, 6), 1)).isEqualTo(Disturbance.COMPILING);
        assertThat(Contamination.of(slice(0, 6, 6, 6), 1)).isEqualTo(Disturbance.WITHHELD);
        assertThat(Contamination.of(slice(2, 6, 6, 6), 1)).isEqualTo(Disturbance.STOLEN);
        // Just within what is usual: 5 % of the turn, and 25 % of it.
        assertThat(Contamination.of(slice(1, 5, 5, 5), 1)).isEqualTo(Disturbance.NONE);
        // Spread over two threads it is half as much.
        assertThat(Contamination.of(slice(0, 6, 0, 0), 2)).isEqualTo(Disturbance.NONE);
    }

    /** Of 20 ms. */
    private static Slice slice(long stolen, long workerDelay, long jit, long gc) {
        return new Slice(
                0,
                20 * MILLI,
                18 * MILLI,
                0,
                scaled(stolen),
                0,
                scaled(gc),
                scaled(jit),
                1,
                20 * MILLI,
                18 * MILLI,
                scaled(workerDelay));
    }

    private static long scaled(long millis) {
        return millis == Slice.UNKNOWN ? millis : millis * MILLI;
    }

    @Test
    void whoRunsOutOfTurnDisturbsTheOtherBuildsSlicesInBetween() {
        // base at 0, 100, 200 ms, head at 50, 150, 250 ms; head ran before its second turn, when base had its second.
        Pair pair = turns(
                List.of(turn(0, 0), turn(100, 0), turn(200, 0)), List.of(turn(50, 0), turn(150, 30), turn(250, 0)));
        builder.forks(M, Stage.SCREEN, new double[] {1, 2, 3}, new double[] {1, 2, 3});
        Recording recording = builder.build();
        TreeMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>();
        pairs.put(M, List.of(pair));

        PairTrace trace = only(new Recording(recording.base(), recording.head(), pairs, List.of(), 1))
                .trace();

        assertThat(trace.base())
                .extracting(TracedSlice::disturbance)
                .containsExactly(Disturbance.NONE, Disturbance.OUT_OF_TURN, Disturbance.NONE);
        assertThat(trace.head()).extracting(TracedSlice::disturbance).containsOnly(Disturbance.NONE);
    }

    private static Slice turn(long start, long waitingCpu) {
        return new Slice(start * MILLI, 50 * MILLI, 50 * MILLI, waitingCpu * MILLI, 0, 0, 0, 0, 1);
    }

    private static Pair turns(List<Slice> base, List<Slice> head) {
        return new Pair(
                Stage.SCREEN,
                Build.BASE,
                0,
                10,
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                base.stream().map(each -> Build.BASE).toList(),
                base,
                head,
                Duration.ofMillis(900),
                Duration.ofMillis(2900));
    }

    @Test
    void allSlicesThatDecideAreInTheDistribution() {
        RecordingBuilder.exact(builder, M, Stage.SCREEN, new double[] {0, 0, 0, 0.5});
        QuantileCurve times = only(builder.build()).times();
        assertThat(times.fractions()).hasSize(41).startsWith(0.0, 0.025).endsWith(1.0);
        assertThat(times.base()).containsOnly(100.0);
        // 9 of 12 slices are 100, and 3 are 100 e^0.5.
        assertThat(times.head().subList(0, 31)).containsOnly(100.0);
        assertThat(times.head().subList(31, 41)).containsOnly(164.872);
    }

    @Test
    void quantilesAreThoseOfASortedList() {
        Random random = new Random(11);
        for (int round = 0; round < 10; round++) {
            double[] values = random.doubles(10 + random.nextInt(200)).toArray();
            double[] withJunk = DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(Double.NaN))
                    .toArray();
            QuantileCurve curve =
                    QuantileCurves.ofValues(withJunk, values.clone()).orElseThrow();
            double[] sorted =
                    Arrays.stream(values).map(SignificantDigits::of).sorted().toArray();
            for (int i = 0; i < curve.fractions().size(); i++) {
                double wanted = curve.base().get(i);
                long below =
                        Arrays.stream(sorted).filter(value -> value <= wanted).count();
                assertThat((double) below / sorted.length)
                        .isGreaterThanOrEqualTo(curve.fractions().get(i));
                long strictly =
                        Arrays.stream(sorted).filter(value -> value < wanted).count();
                assertThat((double) strictly / sorted.length)
                        .isLessThanOrEqualTo(curve.fractions().get(i));
            }
            assertThat(curve.head()).isEqualTo(curve.base());
        }
        assertThat(QuantileCurves.ofValues(new double[9], new double[100])).isEmpty();
    }

    @Test
    void percentilesAreOfAllForksTogetherAsFarOutAsThereAreOperations() {
        BenchmarkId id = id("sampled", Mode.SAMPLE);
        RunBuilder base = new RunBuilder()
                .time(id, new double[][] {{1}, {1}})
                .latency(id, List.of(oneTo(6_000, 1), oneTo(6_000, 1)));
        RunBuilder head = new RunBuilder()
                .time(id, new double[][] {{1}, {1}})
                .latency(id, List.of(oneTo(4_999, 1), oneTo(4_999, 1)));
        QuantileCurve latency = only(RunBuilder.compare(base, head), base, head).latency();

        assertThat(latency.fractions()).startsWith(0.0, 0.1).endsWith(0.9975);
        assertThat(latency.base().get(latency.fractions().indexOf(0.5))).isEqualTo(3_000);
        assertThat(latency.base().get(latency.fractions().indexOf(0.99))).isEqualTo(5_940);
        assertThat(latency.base().get(0)).isEqualTo(1);
    }

    @Test
    void countsThatNoLongCanHoldTogetherAreStillCounted() {
        BenchmarkId id = id("sampled", Mode.SAMPLE);
        LatencyHistogram many = new LatencyHistogram(new long[] {5, 9}, new long[] {1L << 61, 1L << 61});
        RunBuilder run = new RunBuilder()
                .time(id, new double[][] {{1}, {1}, {1}, {1}})
                .latency(id, List.of(many, many, many, many));
        QuantileCurve latency = only(RunBuilder.compare(run, run), run, run).latency();
        assertThat(latency.fractions()).endsWith(0.999);
        assertThat(latency.base()).startsWith(5.0).endsWith(9.0);
    }

    private static LatencyHistogram oneTo(int last, int times) {
        return new LatencyHistogram(
                LongStream.rangeClosed(1, last).toArray(),
                LongStream.rangeClosed(1, last).map(each -> times).toArray());
    }

    @Test
    void headIsInTheUnitOfBase() {
        double[][] nanos = {{1000, 2000, 3000, 4000, 5000}, {1000, 2000, 3000, 4000, 5000}};
        double[][] micros = {{1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}};
        RunBuilder base = new RunBuilder().time(M, "ns/op", nanos).executed(M, "-Xmx1g");
        RunBuilder head = new RunBuilder().time(M, "us/op", micros).executed(M, "-Xmx2g");
        BenchmarkDetail detail = only(RunBuilder.compare(base, head), base, head);
        assertThat(detail.times().head()).isEqualTo(detail.times().base());
        assertThat(detail.base().jvmArgs()).containsExactly("-Xmx1g");
        assertThat(detail.head().jvmArgs()).containsExactly("-Xmx2g");
        assertThat(detail.trace()).isNull();
    }

    @Test
    void ofAHugeSuiteOnlyTheWorstHaveDetails() {
        RunBuilder base = new RunBuilder();
        RunBuilder head = new RunBuilder();
        for (int i = 0; i < 1_100; i++) {
            base.time(id("m" + i), new double[][] {{1, 1}, {1, 1}, {1, 1}});
            // A hair apart, so that neither side is a copy of the other.
            head.time(id("m" + i), new double[][] {{1, 1}, {1, 1}, {1.000001, 1.000001}});
        }
        Findings findings = RunBuilder.compare(base, head);
        List<BenchmarkId> worst = new ArrayList<>();
        findings.comparisons().subList(0, 1_000).forEach(comparison -> worst.add(comparison.benchmark()));
        assertThat(BenchmarkDetails.of(findings, base.build(), head.build()))
                .extracting(BenchmarkDetail::benchmark)
                .containsExactlyElementsOf(worst);
    }

    private static BenchmarkDetail only(Recording recording) {
        Findings findings = LockstepComparison.compare(recording, "base", Policy.DEFAULT);
        List<BenchmarkDetail> details = BenchmarkDetails.of(findings, recording, Policy.DEFAULT);
        assertThat(details).hasSize(1);
        return details.get(0);
    }

    private static BenchmarkDetail only(Findings findings, RunBuilder base, RunBuilder head) {
        List<BenchmarkDetail> details = BenchmarkDetails.of(findings, base.build(), head.build());
        assertThat(details).hasSize(1);
        return details.get(0);
    }
}
