package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.forks;
import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Standing;
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
        Findings findings = compare(base, head);
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
    void batchesOfDifferentSizesAreNotComparable() {
        BenchmarkId once = BenchmarkId.of("dev.Toy.load", Mode.SINGLE_SHOT, 1, Map.of());
        RunBuilder base =
                new RunBuilder().time(once, forks(random, 5, 100, 0.01)).inBatchesOf(1, once);
        RunBuilder head =
                new RunBuilder().time(once, forks(random, 5, 100, 0.01)).inBatchesOf(10, once);

        Comparison comparison = compare(base, head).comparisons().get(0);

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(comparison.explanation())
                .isEqualTo("one operation is a batch of 1 calls in base, and of 10 in head");
        assertThat(comparison.failing()).isTrue();
    }

    @Test
    void batchesOfTheSameSizeAreCompared() {
        BenchmarkId once = BenchmarkId.of("dev.Toy.load", Mode.SINGLE_SHOT, 1, Map.of());
        RunBuilder base =
                new RunBuilder().time(once, forks(random, 5, 100, 0.01)).inBatchesOf(10, once);
        RunBuilder head =
                new RunBuilder().time(once, forks(random, 5, 200, 0.01)).inBatchesOf(10, once);

        assertThat(compare(base, head).comparisons().get(0).verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void oneOrTwoForksDecideNothingAndSayHowManyWould() {
        for (int n = 1; n <= 2; n++) {
            Findings findings = compare(
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
        Findings findings = compare(
                new RunBuilder().time(id("m"), forks(random, 8, 100, 0.004)),
                new RunBuilder().time(id("m"), forks(random, 8, 100, 0.004)));
        assertThat(findings.comparisons().get(0).verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.PASSED);
    }

    @Test
    void aSmallButCertainChangeIsUnchangedAndSaysSo() {
        Findings findings = compare(
                new RunBuilder().time(id("m"), forks(random, 10, 100, 0.002)),
                new RunBuilder().time(id("m"), forks(random, 10, 101.5, 0.002)));
        assertThat(findings.comparisons().get(0).verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(findings.comparisons().get(0).explanation()).contains("slower, within tolerance");
    }

    @Test
    void noisyForksWithoutAChangeAreInconclusiveAndNotUnchanged() {
        Findings findings = compare(
                new RunBuilder().time(id("m"), forks(random, 4, 100, 0.1)),
                new RunBuilder().time(id("m"), forks(random, 4, 100, 0.1)));
        Comparison comparison = findings.comparisons().get(0);
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.change().minimumDetectableChange()).isGreaterThan(0.1);
    }

    @Test
    void throughputThatFallsIsWorseAndThatRisesIsBetter() {
        BenchmarkId id = id("m", Mode.THROUGHPUT);
        assertThat(only(
                                new RunBuilder().time(id, "ops/ms", forks(random, 5, 100, 0.01)),
                                new RunBuilder().time(id, "ops/ms", forks(random, 5, 80, 0.01)))
                        .verdict())
                .isEqualTo(Verdict.REGRESSED);
        Comparison better = only(
                new RunBuilder().time(id, "ops/ms", forks(random, 5, 100, 0.01)),
                new RunBuilder().time(id, "ops/ms", forks(random, 5, 125, 0.01)));
        assertThat(better.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(better.change().estimate()).isCloseTo(-0.2, within(0.02));
    }

    @Test
    void timeThatFallsIsBetter() {
        assertThat(only(
                                new RunBuilder().time(id("m"), forks(random, 5, 100, 0.01)),
                                new RunBuilder().time(id("m"), forks(random, 5, 80, 0.01)))
                        .verdict())
                .isEqualTo(Verdict.IMPROVED);
    }

    @Test
    void unitsConvert() {
        BenchmarkId thrpt = id("m", Mode.THROUGHPUT);
        assertThat(only(
                                new RunBuilder().time(id("m"), "ns/op", forks(random, 6, 2000, 0.002)),
                                new RunBuilder().time(id("m"), "us/op", forks(random, 6, 2, 0.002)))
                        .verdict())
                .isEqualTo(Verdict.UNCHANGED);
        assertThat(only(
                                new RunBuilder().time(thrpt, "ops/ms", forks(random, 6, 5, 0.002)),
                                new RunBuilder().time(thrpt, "ops/s", forks(random, 6, 5000, 0.002)))
                        .verdict())
                .isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void unitsThatDoNotConvertAreIncomparable() {
        Comparison comparison = only(
                new RunBuilder().time(id("m"), "ns/op", forks(random, 5, 100, 0.01)),
                new RunBuilder().time(id("m"), "ops/s", forks(random, 5, 100, 0.01)));
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(comparison.explanation()).contains("ops/s of head does not convert to ns/op of base");
    }

    @Test
    void benchmarksThatDifferOnlyInAParamAreDifferentBenchmarks() {
        Findings findings = compare(
                new RunBuilder()
                        .time(id("m", "size", "1"), forks(random, 5, 100, 0.004))
                        .time(id("m", "size", "2"), forks(random, 5, 200, 0.004)),
                new RunBuilder()
                        .time(id("m", "size", "1"), forks(random, 5, 100, 0.004))
                        .time(id("m", "size", "2"), forks(random, 5, 300, 0.004)));
        assertThat(verdicts(findings))
                .containsEntry(id("m", "size", "1"), Verdict.UNCHANGED)
                .containsEntry(id("m", "size", "2"), Verdict.REGRESSED);
    }

    @Test
    void changingAParamDoesNotEscapeTheGate() {
        Findings findings = compare(
                new RunBuilder()
                        .time(id("m", "size", "1"), forks(random, 5, 100, 0.004))
                        .time(id("other"), forks(random, 5, 100, 0.004)),
                new RunBuilder()
                        .time(id("m", "size", "2"), forks(random, 5, 200, 0.004))
                        .time(id("other"), forks(random, 5, 100, 0.004)));
        assertThat(verdicts(findings))
                .containsEntry(id("m", "size", "1"), Verdict.INCOMPARABLE)
                .containsEntry(id("m", "size", "2"), Verdict.ADDED)
                .containsEntry(id("other"), Verdict.UNCHANGED);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.FAILED);
    }

    @Test
    void removalFailsUnlessThePolicyAccountsForIt() {
        RunBuilder base = new RunBuilder()
                .time(id("kept"), forks(random, 6, 100, 0.004))
                .time(id("gone"), forks(random, 6, 100, 0.004));
        RunBuilder head = new RunBuilder().time(id("kept"), forks(random, 6, 100, 0.004));
        assertThat(compare(base, head).verdict()).isEqualTo(CheckVerdict.FAILED);
        Policy accounted = withOverride("*.gone", Standing.Kind.ACCOUNTED_FOR);
        Findings findings = RunComparison.compare(base.build(), head.build(), "the baseline", accounted, false);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.PASSED);
        assertThat(verdicts(findings)).containsEntry(id("gone"), Verdict.REMOVED);
    }

    @Test
    void accountingForARemovalExcusesNoSlowdown() {
        Findings findings = RunComparison.compare(
                new RunBuilder().time(id("m"), forks(random, 5, 100, 0.01)).build(),
                new RunBuilder().time(id("m"), forks(random, 5, 200, 0.01)).build(),
                "the baseline",
                withOverride("*", Standing.Kind.ACCOUNTED_FOR),
                false);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.REGRESSED);
    }

    @Test
    void mutedAndAdvisoryRegressionsAreShownAndDoNotFail() {
        for (Standing.Kind kind : List.of(Standing.Kind.MUTED, Standing.Kind.ADVISORY)) {
            Findings findings = RunComparison.compare(
                    new RunBuilder().time(id("m"), forks(random, 5, 100, 0.01)).build(),
                    new RunBuilder().time(id("m"), forks(random, 5, 200, 0.01)).build(),
                    "the baseline",
                    withOverride("*.m", kind),
                    false);
            assertThat(verdicts(findings)).containsEntry(id("m"), Verdict.REGRESSED);
            assertThat(findings.verdict()).isEqualTo(CheckVerdict.PASSED);
        }
    }

    @Test
    void aBenchmarkThatDidNotDeliverFailed() {
        Findings findings = compare(
                new RunBuilder()
                        .time(id("m"), forks(random, 5, 100, 0.004))
                        .time(id("ok"), forks(random, 5, 100, 0.004)),
                new RunBuilder()
                        .failed(id("m"), "it threw java.io.IOException")
                        .failed(id("fresh"), "it hung")
                        .time(id("ok"), forks(random, 5, 100, 0.004)));
        assertThat(verdicts(findings))
                .containsEntry(id("m"), Verdict.FAILED)
                .containsEntry(id("fresh"), Verdict.FAILED);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.FAILED);
        assertThat(findings.comparisons().get(0).explanation()).isEqualTo("it hung");
    }

    @Test
    void zeroAndNaNAreFailuresOfHeadAndMakeBaseIncomparable() {
        for (double broken : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY}) {
            double[][] bad = {{broken, broken}, {1, 1}, {1, 1}};
            assertThat(only(
                                    new RunBuilder().time(id("m"), forks(random, 3, 1, 0.01)),
                                    new RunBuilder().time(id("m"), bad))
                            .verdict())
                    .isEqualTo(Verdict.FAILED);
            assertThat(only(
                                    new RunBuilder().time(id("m"), bad),
                                    new RunBuilder().time(id("m"), forks(random, 3, 1, 0.01)))
                            .verdict())
                    .isEqualTo(Verdict.INCOMPARABLE);
        }
    }

    @Test
    void aCopyOfBaseIsNotAMeasurement() {
        RunBuilder run =
                new RunBuilder().time(id("a"), forks(random, 5, 100, 0.01)).time(id("b"), forks(random, 5, 100, 0.01));
        Findings findings = compare(run, run);
        assertThat(findings.comparisons()).allMatch(c -> c.verdict() == Verdict.INCOMPARABLE);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.INCOMPARABLE);
        assertThat(findings.headline()).contains("copy");
    }

    @Test
    void timesOfAnotherMachineAreIncomparableButAllocationIsNot() {
        Environment here = environment("Intel Xeon", "17.0.15");
        Environment there = environment("AMD EPYC", "17.0.9");
        RunBuilder base = new RunBuilder().in(there).time(id("m"), forks(random, 5, 100, 0.01));
        base.allocation(id("m"), constant(5, 1000)).executed(id("m"));
        RunBuilder head = new RunBuilder().in(here).time(id("m"), forks(random, 5, 100, 0.01));
        head.allocation(id("m"), constant(5, 1200)).executed(id("m"));
        Findings findings = compare(base, head);
        assertThat(findings.comparisons())
                .extracting(c -> c.metric().name(), Comparison::verdict)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Metric.TIME, Verdict.INCOMPARABLE),
                        org.assertj.core.groups.Tuple.tuple(Metric.ALLOCATION, Verdict.REGRESSED));
        assertThat(findings.comparisons().stream().filter(c -> c.verdict() == Verdict.INCOMPARABLE))
                .allMatch(c -> c.explanation().contains("CPU model differs"));
        Findings meant = RunComparison.compare(base.build(), head.build(), "there", Policy.DEFAULT, true);
        assertThat(meant.comparisons()).noneMatch(c -> c.verdict() == Verdict.INCOMPARABLE);
        assertThat(meant.warnings()).anyMatch(w -> w.text().contains("CPU model differs"));
    }

    @Test
    void anotherMajorReleaseOfTheJdkForbidsComparingAllocationToo() {
        RunBuilder base = new RunBuilder()
                .in(environment("Intel Xeon", "17.0.15"))
                .time(id("m"), forks(random, 5, 100, 0.01))
                .allocation(id("m"), constant(5, 1000));
        RunBuilder head = new RunBuilder()
                .in(environment("Intel Xeon", "25"))
                .time(id("m"), forks(random, 5, 100, 0.01))
                .allocation(id("m"), constant(5, 1200));
        Findings findings = compare(base, head);
        assertThat(findings.comparisons()).hasSize(1);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.INCOMPARABLE);
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
        compare(base, head).comparisons().stream()
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
        Findings findings = compare(base, head);
        assertThat(findings.comparisons())
                .filteredOn(c -> c.metric().family() == MetricFamily.TAIL)
                .hasSize(1)
                .allMatch(c -> c.metric().name().equals("p99") && c.verdict() == Verdict.REGRESSED)
                .allMatch(c -> c.explanation().startsWith("p99 "));
        RunBuilder few = new RunBuilder().time(id, forks(random, 6, 100, 0.01)).latency(id, histograms(6, 500, 1000));
        assertThat(compare(few, head).comparisons()).allMatch(c -> c.metric().family() == MetricFamily.TIME);
    }

    @Test
    void medianAndMeanOfSampledTimesAreNotCompared() {
        BenchmarkId id = id("m", Mode.SAMPLE);
        Metric mean = Metric.of(Metric.MEAN_TIME, new Unit("ns/op"), MetricFamily.TIME);
        assertThat(only(
                                new RunBuilder().time(id, forks(random, 5, 100, 0.01)),
                                new RunBuilder().add(id, mean, forks(random, 5, 100, 0.01)))
                        .verdict())
                .isEqualTo(Verdict.INCOMPARABLE);
    }

    @Test
    void driftBarsUnchangedButNeverHidesARegression() {
        assertThat(only(drifting(100), drifting(100)).verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(only(drifting(100), drifting(50)).verdict()).isEqualTo(Verdict.UNSTABLE);
        Comparison slower = only(drifting(100), drifting(200));
        assertThat(slower.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(slower.warnings()).anyMatch(w -> w.kind() == Warning.Kind.DRIFT);
    }

    @Test
    void twoLevelsAreSeenFromTenForks() {
        double[][] two = new double[10][];
        for (int i = 0; i < two.length; i++) {
            two[i] = forks(random, 1, i % 3 == 0 ? 130 : 100, 0.003)[0];
        }
        Comparison comparison = only(
                new RunBuilder().time(id("m"), forks(random, 10, 110, 0.003)), new RunBuilder().time(id("m"), two));
        assertThat(comparison.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(comparison.warnings()).anyMatch(w -> w.kind() == Warning.Kind.BIMODAL);
    }

    @Test
    void aRunThatBrokeOffIsNeverAPass() {
        Findings findings = compare(
                new RunBuilder()
                        .time(id("a"), forks(random, 5, 100, 0.004))
                        .time(id("b"), forks(random, 5, 100, 0.004)),
                new RunBuilder().time(id("a"), forks(random, 5, 100, 0.004)).brokenOff());
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.INCOMPLETE);
        assertThat(verdicts(findings)).containsEntry(id("b"), Verdict.INCONCLUSIVE);
    }

    @Test
    void nothingInCommonIsNotAPass() {
        Findings findings = compare(
                new RunBuilder().time(id("a"), forks(random, 5, 100, 0.01)),
                new RunBuilder().time(id("b"), forks(random, 5, 100, 0.01)));
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.INCOMPARABLE);
    }

    @Test
    void anotherJvmArgumentIsSaid() {
        RunBuilder base =
                new RunBuilder().time(id("m"), forks(random, 5, 100, 0.004)).executed(id("m"), "-Xmx1g");
        RunBuilder head =
                new RunBuilder().time(id("m"), forks(random, 5, 100, 0.004)).executed(id("m"), "-Xmx2g");
        assertThat(only(base, head).warnings())
                .anyMatch(
                        w -> w.kind() == Warning.Kind.JVM_ARGUMENTS && w.text().contains("-Xmx2g"));
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
        compare(base, head).comparisons().forEach(c -> estimates.add(c.change().estimate()));
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

    private static Environment environment(String cpu, String jdk) {
        return new Environment(
                new Machine(cpu, 2, null, "Linux", null, "amd64", null, null, null),
                new Jvm("Debian", jdk, null, "G1", List.of()),
                "1.37");
    }

    private static Policy withOverride(String glob, Standing.Kind kind) {
        return new Policy(
                0.01,
                Policy.DEFAULT.tolerances(),
                false,
                5,
                Policy.DEFAULT.budget(),
                Policy.DEFAULT.suite(),
                List.of(new PolicyOverride(glob, new TreeMap<>(), Map.of(), new Standing(kind, "because"), 3)));
    }

    private static Findings compare(RunBuilder base, RunBuilder head) {
        return RunComparison.compare(base.build(), head.build(), "the baseline", Policy.DEFAULT, false);
    }

    private static Comparison only(RunBuilder base, RunBuilder head) {
        Run ours = base.build();
        Run theirs = head.build();
        Findings findings = RunComparison.compare(ours, theirs, "the baseline", Policy.DEFAULT, false);
        assertThat(findings.comparisons()).hasSize(1);
        return findings.comparisons().get(0);
    }

    private static Map<BenchmarkId, Verdict> verdicts(Findings findings) {
        Map<BenchmarkId, Verdict> verdicts = new TreeMap<>();
        findings.comparisons().forEach(c -> verdicts.put(c.benchmark(), c.verdict()));
        return verdicts;
    }
}
