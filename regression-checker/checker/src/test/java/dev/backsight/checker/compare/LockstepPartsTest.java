package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What else is compared, and what is said where measurements are missing. */
class LockstepPartsTest {

    private static final BenchmarkId M = id("m");

    private final Random random = new Random(42);

    @Test
    void fewerThanThreePairsDecideNothing() {
        for (int n = 1; n <= 2; n++) {
            Comparison comparison = RecordingBuilder.only(recording()
                    .pairs(M, Stage.SCREEN, 0.5, 0.5, 0.5)
                    .around(M, Stage.CONFIRM, n, 0.5, 0.0001)
                    .suspect(M, true));
            assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(comparison.warnings()).anyMatch(w -> w.kind() == Warning.Kind.FEW_PAIRS);
        }
    }

    @Test
    void whatOneSideDidNotDeliverNeedsNoTest() {
        RecordingBuilder builder = recording().pairs(M, Stage.SCREEN, 0, 0.001, -0.001);
        builder.head().failed(id("threw"), "it threw");
        builder.base().time(id("threw"), new double[][] {{1}});
        builder.base().time(id("gone"), new double[][] {{1}});
        builder.head().time(id("new"), new double[][] {{1}});
        builder.base().time(id("sized", "size", "1"), new double[][] {{1}});
        builder.head().time(id("sized", "size", "2"), new double[][] {{1}});
        Findings findings = LockstepComparison.compare(builder.build(), "base", Policy.DEFAULT);
        assertThat(findings.comparisons())
                .extracting(c -> c.benchmark().label() + " " + c.verdict())
                .containsExactlyInAnyOrder(
                        "Bench.threw FAILED",
                        "Bench.gone REMOVED",
                        "Bench.new ADDED",
                        "Bench.sized size=1 INCOMPARABLE",
                        "Bench.sized size=2 ADDED",
                        "Bench.m UNCHANGED");
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.FAILED);
    }

    @Test
    void unitsConvertAndUnusableTimesFail() {
        double[][] times = {{1000, 1010, 990}, {1000, 1010, 990}, {1000, 1010, 990}};
        double[][] micros = {{1, 1.01, 0.99}, {1, 1.01, 0.99}, {1, 1.01, 0.99}};
        RecordingBuilder builder = recording();
        for (int i = 0; i < 3; i++) {
            builder.turns(M, Stage.SCREEN, 3);
        }
        builder.base().time(M, "ns/op", times);
        builder.head().time(M, "us/op", micros);
        assertThat(RecordingBuilder.only(builder).verdict()).isEqualTo(Verdict.UNCHANGED);

        RecordingBuilder broken = recording();
        for (int i = 0; i < 3; i++) {
            broken.forks(M, Stage.SCREEN, new double[] {1, 1, 1}, new double[] {1, Double.NaN, 1});
        }
        assertThat(RecordingBuilder.only(broken).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aSliceWithoutOperationsIsLeftOut() {
        RecordingBuilder builder = recording();
        for (int i = 0; i < 4; i++) {
            builder.forks(id("m", Mode.THROUGHPUT), Stage.SCREEN, new double[] {10, 0, 11, 10, 12}, new double[] {
                10, 10, 11, 0, 12
            });
        }
        Comparison comparison = RecordingBuilder.only(builder);
        assertThat(comparison.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(comparison.change().estimate()).isZero();
    }

    @Test
    void equalSamplesAreNoCopies() {
        RecordingBuilder builder = recording();
        for (int i = 0; i < 3; i++) {
            builder.forks(M, Stage.SCREEN, new double[] {5, 6, 7}, new double[] {5, 6, 7});
        }
        assertThat(RecordingBuilder.only(builder).verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void measuredButNotInTurnsIsInconclusive() {
        RecordingBuilder builder = recording();
        builder.base().time(M, new double[][] {{1}, {2}});
        builder.head().time(M, new double[][] {{1}});
        Comparison comparison = RecordingBuilder.only(builder);
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.explanation()).contains("not in turns");
    }

    @Test
    void aBrokenOffRecordingIsIncomplete() {
        RecordingBuilder builder = recording().pairs(M, Stage.SCREEN, 0, 0.001, -0.001);
        builder.head().brokenOff();
        builder.base().time(id("later"), new double[][] {{1}});
        Findings findings = LockstepComparison.compare(builder.build(), "base", Policy.DEFAULT);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.INCOMPLETE);
    }

    @Test
    void allocationIsComparedInBytesByPair() {
        RecordingBuilder builder = recording()
                .pairs(M, Stage.SCREEN, 0.001, 0, -0.001)
                .around(M, Stage.CONFIRM, 6, 0, 0.001)
                .allocation(
                        M,
                        constant(9, 24_000),
                        DoubleStream.concat(
                                        DoubleStream.of(24_000, 24_000, 24_000),
                                        DoubleStream.generate(() -> 30_000).limit(6))
                                .toArray())
                .suspect(M, "allocation", true);
        List<Comparison> comparisons = LockstepComparison.compare(builder.build(), "base", Policy.DEFAULT)
                .comparisons();
        assertThat(comparisons.get(0).metric().family()).isEqualTo(MetricFamily.ALLOCATION);
        assertThat(comparisons.get(0).verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparisons.get(0).change().estimate()).isEqualTo(0.25);
        assertThat(comparisons.get(1).verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void aFewBytesMoreAreWithinTheFloor() {
        RecordingBuilder builder =
                recording().pairs(M, Stage.SCREEN, 0.001, 0, -0.001).allocation(M, constant(3, 16), constant(3, 24));
        assertThat(LockstepComparison.compare(builder.build(), "base", Policy.DEFAULT)
                        .comparisons())
                .allMatch(c -> c.verdict() == Verdict.UNCHANGED);
    }

    @Test
    void tailsNeedEnoughOperationsInEveryFork() {
        BenchmarkId sampled = id("m", Mode.SAMPLE);
        for (int operations : new int[] {999, 1000}) {
            RecordingBuilder builder = recording();
            List<LatencyHistogram> base = new ArrayList<>();
            List<LatencyHistogram> head = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                builder.pairs(sampled, i < 3 ? Stage.SCREEN : Stage.CONFIRM, 0);
                base.add(new LatencyHistogram(new long[] {100, 2000 + i}, new long[] {operations - 20, 20}));
                head.add(new LatencyHistogram(new long[] {100, 4000 - i}, new long[] {operations - 20, 20}));
            }
            builder.latency(sampled, base, head).suspect(sampled, "p99", true);
            List<Comparison> tails =
                    LockstepComparison.compare(builder.build(), "base", Policy.DEFAULT).comparisons().stream()
                            .filter(c -> c.metric().family() == MetricFamily.TAIL)
                            .toList();
            assertThat(tails).hasSize(operations == 1000 ? 1 : 0);
            assertThat(tails).allMatch(c -> c.verdict() == Verdict.REGRESSED);
        }
    }

    private RecordingBuilder recording() {
        return new RecordingBuilder(random);
    }

    private static double[] constant(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }
}
