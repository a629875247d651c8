package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.forks;
import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunComparisonTest {

    private final Random random = new Random(42);

    @Test
    void aClearSlowdownInThreeForksOfASmallSuiteIsARegression() {
        RunBuilder base = new RunBuilder();
        RunBuilder head = new RunBuilder();
        for (int i = 0; i < 8; i++) {
            base.time(id("m" + i), forks(random, 3, 100, 0.05));
            head.time(id("m" + i), forks(random, 3, i == 5 ? 250 : 100, 0.05));
        }
        Findings findings = RunBuilder.compare(base, head);
        Comparison worst = findings.comparisons().get(0);
        assertThat(worst.benchmark()).isEqualTo(id("m5"));
        assertThat(worst.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(worst.change().estimate()).isCloseTo(1.5, within(0.4));
        assertThat(worst.change().decisionBound()).isGreaterThan(worst.tolerance());
        assertThat(worst.change().adjustedPValue()).isLessThanOrEqualTo(0.01);
        assertThat(findings.comparisons().stream().filter(c -> c.verdict() == Verdict.REGRESSED))
                .hasSize(1);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.REGRESSED);
        assertThat(findings.headline())
                .startsWith("1 of 8 benchmarks is worse than the baseline; the largest change is +1");
    }

    @Test
    void oneOrTwoForksDecideNothingAndSayHowManyWould() {
        for (int n = 1; n <= 2; n++) {
            Findings findings = RunBuilder.compare(
                    new RunBuilder().time(id("m"), forks(random, n, 100, 0.01)),
                    new RunBuilder().time(id("m"), forks(random, n, 400, 0.01)));
            Comparison comparison = findings.comparisons().get(0);
            assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(comparison.replicatesNeeded().orElseThrow()).isGreaterThanOrEqualTo(5);
            assertThat(comparison.explanation())
                    .contains(n == 1 ? "; measure 5 forks a side to begin with" : "forks a side would settle it");
            assertThat(comparison.warnings()).anyMatch(w -> w.kind() == Warning.Kind.FEW_FORKS);
            assertThat(findings.verdict()).isEqualTo(CheckVerdict.INCONCLUSIVE);
        }
    }

    @Test
    void calmForksWithoutAChangeAreShownToBeUnchanged() {
        Findings findings = RunBuilder.compare(
                new RunBuilder().time(id("m"), forks(random, 8, 100, 0.004)),
                new RunBuilder().time(id("m"), forks(random, 8, 100, 0.004)));
        assertThat(findings.comparisons().get(0).verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.PASSED);
    }

    @Test
    void aSmallButCertainChangeIsUnchangedAndSaysSo() {
        Findings findings = RunBuilder.compare(
                new RunBuilder().time(id("m"), forks(random, 10, 100, 0.002)),
                new RunBuilder().time(id("m"), forks(random, 10, 101.5, 0.002)));
        assertThat(findings.comparisons().get(0).verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(findings.comparisons().get(0).explanation()).contains("slower, within tolerance");
    }

    @Test
    void noisyForksWithoutAChangeAreInconclusiveAndNotUnchanged() {
        Findings findings = RunBuilder.compare(
                new RunBuilder().time(id("m"), forks(random, 4, 100, 0.1)),
                new RunBuilder().time(id("m"), forks(random, 4, 100, 0.1)));
        Comparison comparison = findings.comparisons().get(0);
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.change().minimumDetectableChange()).isGreaterThan(0.1);
    }

    @Test
    void throughputThatFallsIsWorseAndThatRisesIsBetter() {
        BenchmarkId id = id("m", Mode.THROUGHPUT);
        assertThat(RunBuilder.only(
                                new RunBuilder().time(id, "ops/ms", forks(random, 5, 100, 0.01)),
                                new RunBuilder().time(id, "ops/ms", forks(random, 5, 80, 0.01)))
                        .verdict())
                .isEqualTo(Verdict.REGRESSED);
        Comparison better = RunBuilder.only(
                new RunBuilder().time(id, "ops/ms", forks(random, 5, 100, 0.01)),
                new RunBuilder().time(id, "ops/ms", forks(random, 5, 125, 0.01)));
        assertThat(better.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(better.change().estimate()).isCloseTo(-0.2, within(0.02));
    }

    @Test
    void timeThatFallsIsBetter() {
        assertThat(RunBuilder.only(
                                new RunBuilder().time(id("m"), forks(random, 5, 100, 0.01)),
                                new RunBuilder().time(id("m"), forks(random, 5, 80, 0.01)))
                        .verdict())
                .isEqualTo(Verdict.IMPROVED);
    }

    @Test
    void allocationHasItsOwnToleranceAndIgnoresTheHarness() {
        RunBuilder base = new RunBuilder();
        RunBuilder head = new RunBuilder();
        double[][] bases = {{0.0001, 0.0002}, {0.0001, 0.0001}, {0.0003, 0.0001}};
        base.time(id("nothing"), forks(random, 3, 10, 0.001))
                .allocation(id("nothing"), bases)
                .executed(id("nothing"));
        head.time(id("nothing"), forks(random, 3, 10, 0.001))
                .allocation(id("nothing"), constant(3, 0.01))
                .executed(id("nothing"));
        base.time(id("object"), forks(random, 3, 10, 0.001))
                .allocation(id("object"), bases)
                .executed(id("object"));
        head.time(id("object"), forks(random, 3, 10, 0.001))
                .allocation(id("object"), constant(3, 24))
                .executed(id("object"));
        base.time(id("big"), forks(random, 3, 10, 0.001))
                .allocation(id("big"), constant(3, 10_000))
                .executed(id("big"));
        head.time(id("big"), forks(random, 3, 10, 0.001))
                .allocation(id("big"), constant(3, 10_050))
                .executed(id("big"));
        Map<BenchmarkId, Verdict> verdicts = new TreeMap<>();
        RunBuilder.compare(base, head).comparisons().stream()
                .filter(c -> c.metric().family() == MetricFamily.ALLOCATION)
                .forEach(c -> verdicts.put(c.benchmark(), c.verdict()));
        assertThat(verdicts)
                .containsEntry(id("nothing"), Verdict.UNCHANGED)
                .containsEntry(id("object"), Verdict.REGRESSED)
                .containsEntry(id("big"), Verdict.UNCHANGED);
    }

    @Test
    void tailsAreJudgedWhereThereAreSamplesEnough() {
        BenchmarkId id = id("m", Mode.SAMPLE);
        RunBuilder base = new RunBuilder().time(id, forks(random, 6, 100, 0.01)).latency(id, histograms(6, 2000, 1000));
        RunBuilder head = new RunBuilder().time(id, forks(random, 6, 100, 0.01)).latency(id, histograms(6, 2000, 2000));
        Findings findings = RunBuilder.compare(base, head);
        assertThat(findings.comparisons())
                .filteredOn(c -> c.metric().family() == MetricFamily.TAIL)
                .hasSize(1)
                .allMatch(c -> c.metric().name().equals("p99") && c.verdict() == Verdict.REGRESSED)
                .allMatch(c -> c.explanation().startsWith("p99 "));
        RunBuilder few = new RunBuilder().time(id, forks(random, 6, 100, 0.01)).latency(id, histograms(6, 500, 1000));
        assertThat(RunBuilder.compare(few, head).comparisons())
                .allMatch(c -> c.metric().family() == MetricFamily.TIME);
    }

    @Test
    void medianAndMeanOfSampledTimesAreNotCompared() {
        BenchmarkId id = id("m", Mode.SAMPLE);
        Metric mean = Metric.of(Metric.MEAN_TIME, new Unit("ns/op"), MetricFamily.TIME);
        assertThat(RunBuilder.only(
                                new RunBuilder().time(id, forks(random, 5, 100, 0.01)),
                                new RunBuilder().add(id, mean, forks(random, 5, 100, 0.01)))
                        .verdict())
                .isEqualTo(Verdict.INCOMPARABLE);
    }

    @Test
    void driftBarsUnchangedButNeverHidesARegression() {
        assertThat(RunBuilder.only(drifting(100), drifting(100)).verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(RunBuilder.only(drifting(100), drifting(50)).verdict()).isEqualTo(Verdict.UNSTABLE);
        Comparison slower = RunBuilder.only(drifting(100), drifting(200));
        assertThat(slower.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(slower.warnings()).anyMatch(w -> w.kind() == Warning.Kind.DRIFT);
    }

    @Test
    void twoLevelsAreSeenFromTenForks() {
        double[][] two = new double[10][];
        for (int i = 0; i < two.length; i++) {
            two[i] = forks(random, 1, i % 3 == 0 ? 130 : 100, 0.003)[0];
        }
        Comparison comparison = RunBuilder.only(
                new RunBuilder().time(id("m"), forks(random, 10, 110, 0.003)), new RunBuilder().time(id("m"), two));
        assertThat(comparison.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(comparison.warnings()).anyMatch(w -> w.kind() == Warning.Kind.BIMODAL);
    }

    @Test
    void worseComesFirst() {
        RunBuilder base = new RunBuilder();
        RunBuilder head = new RunBuilder();
        for (int i = 0; i < 6; i++) {
            base.time(id("m" + i), forks(random, 6, 100, 0.002));
            head.time(id("m" + i), forks(random, 6, 100 * (1 + 0.2 * (i % 3)), 0.002));
        }
        List<Double> estimates = new ArrayList<>();
        RunBuilder.compare(base, head)
                .comparisons()
                .forEach(c -> estimates.add(c.change().estimate()));
        assertThat(estimates).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    private RunBuilder drifting(double level) {
        double[][] values = new double[6][12];
        for (double[] fork : values) {
            double own = level * Math.exp(0.01 * random.nextGaussian());
            for (int i = 0; i < fork.length; i++) {
                fork[i] = own * Math.exp(-0.02 * i + 0.004 * random.nextGaussian());
            }
        }
        return new RunBuilder().time(id("m"), values);
    }

    private List<LatencyHistogram> histograms(int forks, int operations, long tail) {
        List<LatencyHistogram> histograms = new ArrayList<>();
        for (int i = 0; i < forks; i++) {
            long stalls = operations / 20;
            long own = tail + random.nextInt((int) tail / 100);
            histograms.add(new LatencyHistogram(new long[] {100, own}, new long[] {operations - stalls, stalls}));
        }
        return histograms;
    }

    private static double[][] constant(int forks, double value) {
        double[][] values = new double[forks][2];
        for (double[] fork : values) {
            java.util.Arrays.fill(fork, value);
        }
        return values;
    }
}
