package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class LockstepComparisonTest {

    private static final BenchmarkId M = id("m");

    private final Random random = new Random(42);

    @Test
    void aSuspectIsJudgedByItsFreshPairsAlone() {
        Comparison comparison = only(recording()
                .pairs(M, Stage.SCREEN, 0.40, 0.41, 0.39)
                .pairs(M, Stage.CONFIRM, 0.10, 0.11, 0.09, 0.10, 0.105, 0.095)
                .suspect(M, true));
        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.change().estimate()).isCloseTo(Math.expm1(0.10), within(0.003));
        assertThat(comparison.change().decisionBound()).isGreaterThan(comparison.tolerance());
        assertThat(comparison.replicate()).isEqualTo(Replicate.PAIR);
        assertThat(comparison.base().forks()).hasSize(6);
        assertThat(comparison.explanation()).startsWith("10");
    }

    @Test
    void anOvertSlowdownWithoutFreshPairsIsNoRegression() {
        Comparison comparison =
                only(recording().pairs(M, Stage.SCREEN, 0.50, 0.501, 0.502).suspect(M, true));
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.explanation()).contains("no fresh pairs were measured to confirm it");
        assertThat(comparison.change().adjustedPValue()).isEqualTo(1);
        assertThat(comparison.change().decisionBound()).isEqualTo(-1);
        Comparison unsuspected = only(
                recording().pairs(M, Stage.SCREEN, 0.50, 0.501, 0.502).pairs(M, Stage.EQUIVALENCE, 0.50, 0.501, 0.502));
        assertThat(unsuspected.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aSuspicionThatFreshPairsDoNotBearOutIsUnchangedOrOpen() {
        Comparison unchanged = only(recording()
                .around(M, Stage.SCREEN, 3, 0.08, 0.001)
                .around(M, Stage.CONFIRM, 8, 0.001, 0.004)
                .suspect(M, true));
        assertThat(unchanged.verdict()).isEqualTo(Verdict.UNCHANGED);
        Comparison open = only(recording()
                .around(M, Stage.SCREEN, 3, 0.08, 0.001)
                .pairs(M, Stage.CONFIRM, 0.02, -0.04, 0.09, 0.07, -0.01, 0.03)
                .suspect(M, true));
        assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(open.explanation())
                .startsWith("looked worse at first, which fresh pairs did not confirm: nothing below");
        assertThat(open.change().minimumDetectableChange()).isGreaterThan(0.05);
    }

    @Test
    void saysHowManyFreshPairsWouldSettleIt() {
        Comparison comparison = only(recording()
                .around(M, Stage.SCREEN, 3, 0.08, 0.001)
                .pairs(M, Stage.CONFIRM, 0.02, 0.09, 0.04, 0.10, 0.05, 0.06)
                .suspect(M, true));
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        int needed = comparison.replicatesNeeded().orElseThrow();
        assertThat(needed).isBetween(7, 40);
        assertThat(comparison.explanation()).endsWith(needed + " fresh pairs would settle it");
    }

    @Test
    void theOtherBenchmarksAreUnchangedByAllTheirPairs() {
        Comparison few = only(recording().pairs(M, Stage.SCREEN, 0.01, -0.012, 0.002));
        assertThat(few.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(few.explanation()).matches("nothing below .* could have been found; \\d+ pairs would settle it");
        Comparison enough = only(recording()
                .pairs(M, Stage.SCREEN, 0.01, -0.012, 0.002)
                .pairs(M, Stage.EQUIVALENCE, 0.001, 0.005, -0.004, 0.003));
        assertThat(enough.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(enough.base().forks()).hasSize(7);
    }

    @Test
    void throughputThatFallsIsWorseAndThatRisesIsBetter() {
        BenchmarkId rate = id("m", Mode.THROUGHPUT);
        assertThat(only(recording()
                                .around(rate, Stage.SCREEN, 3, 0.2, 0.005)
                                .around(rate, Stage.CONFIRM, 6, 0.2, 0.005)
                                .suspect(rate, true))
                        .verdict())
                .isEqualTo(Verdict.REGRESSED);
        Comparison better = only(recording()
                .around(rate, Stage.SCREEN, 3, -0.2, 0.005)
                .around(rate, Stage.CONFIRM, 6, -0.2, 0.005)
                .suspect(rate, false));
        assertThat(better.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(better.change().estimate()).isCloseTo(Math.expm1(-0.2), within(0.01));
    }

    @Test
    void aSuspectIsTestedOnlyForWhatItWasSuspectedOf() {
        Comparison comparison = only(recording()
                .around(M, Stage.SCREEN, 3, -0.2, 0.005)
                .around(M, Stage.CONFIRM, 6, 0.2, 0.005)
                .suspect(M, false));
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void correctsForTheSuspectsAndNotForTheWholeSuite() {
        RecordingBuilder builder = recording();
        for (int i = 0; i < 28; i++) {
            builder.around(id("m" + i), Stage.SCREEN, 3, 0, 0.004);
        }
        builder.around(id("m3"), Stage.CONFIRM, 6, 0.08, 0.01).suspect(id("m3"), true);
        builder.around(id("m7"), Stage.CONFIRM, 6, 0.00, 0.01).suspect(id("m7"), true);
        Findings findings = LockstepComparison.compare(builder.build(), "main", Policy.DEFAULT);
        Comparison worst = findings.comparisons().get(0);
        assertThat(worst.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(worst.change().adjustedPValue()).isCloseTo(2 * worst.change().pValue() / (0.7 / 0.8), within(1e-12));
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.REGRESSED);
        assertThat(findings.headline()).startsWith("1 of 28 benchmarks is worse than main");
    }

    /** The rule again, written down plainly. */
    @Test
    void agreesWithANaiveOracle() {
        for (int round = 0; round < 200; round++) {
            RecordingBuilder builder = recording();
            int benchmarks = 1 + random.nextInt(6);
            Map<BenchmarkId, double[]> decisive = new TreeMap<>();
            List<BenchmarkId> worse = new ArrayList<>();
            for (int i = 0; i < benchmarks; i++) {
                BenchmarkId id = id("m" + i);
                double truth = random.nextInt(3) * 0.04;
                double spread = 0.003 + 0.02 * random.nextDouble();
                double[] screen = normal(3, truth, spread);
                double[] more = normal(3 + random.nextInt(8), truth, spread);
                boolean suspected = random.nextBoolean();
                decisive.put(id, suspected ? more : concat(screen, more));
                exact(builder, id, Stage.SCREEN, screen);
                exact(builder, id, suspected ? Stage.CONFIRM : Stage.EQUIVALENCE, more);
                if (suspected) {
                    worse.add(id);
                    builder.suspect(id, true);
                }
            }
            Map<BenchmarkId, Verdict> expected = naive(decisive, worse);
            for (Comparison comparison : LockstepComparison.compare(builder.build(), "base", Policy.DEFAULT)
                    .comparisons()) {
                // A split into two levels may bar UNCHANGED; the oracle does not look for one.
                if (comparison.verdict() != Verdict.UNSTABLE) {
                    assertThat(comparison.verdict())
                            .as("round %d, %s", round, comparison.benchmark().label())
                            .isEqualTo(expected.get(comparison.benchmark()));
                }
            }
        }
    }

    private static Map<BenchmarkId, Verdict> naive(Map<BenchmarkId, double[]> decisive, List<BenchmarkId> worse) {
        double bound = Math.log(1.03);
        double level = 0.01 * 0.7 / 0.8;
        List<BenchmarkId> byP = new ArrayList<>(worse);
        byP.sort((a, b) -> Double.compare(p(decisive.get(a), bound), p(decisive.get(b), bound)));
        List<BenchmarkId> rejected = new ArrayList<>();
        for (int i = 0; i < byP.size() && p(decisive.get(byP.get(i)), bound) <= level / (byP.size() - i); i++) {
            rejected.add(byP.get(i));
        }
        Map<BenchmarkId, Verdict> verdicts = new TreeMap<>();
        decisive.forEach((id, d) -> {
            double allowed = worse.contains(id) ? 0.05 : 0.05 / 4;
            double[] mirrored = Arrays.stream(d).map(x -> -x).toArray();
            boolean inside = 1 - p(d, bound) <= allowed && 1 - p(mirrored, bound) <= allowed;
            verdicts.put(
                    id, rejected.contains(id) ? Verdict.REGRESSED : inside ? Verdict.UNCHANGED : Verdict.INCONCLUSIVE);
        });
        return verdicts;
    }

    private static double p(double[] d, double bound) {
        double mean = Arrays.stream(d).average().orElseThrow();
        double variance = Arrays.stream(d).map(x -> (x - mean) * (x - mean)).sum() / (d.length - 1);
        double t = (mean - bound) / Math.sqrt(variance / d.length);
        return 1 - new TDistribution(d.length - 1.0).cumulativeProbability(t);
    }

    @Test
    void regressedAndImprovedAreNeverReachedWithoutThreeFreshPairsOfASuspect() {
        Stage[] stages = Stage.values();
        int reached = 0;
        for (int round = 0; round < 400; round++) {
            RecordingBuilder builder = recording();
            for (int i = 0; i < 4; i++) {
                BenchmarkId id = id("m" + i);
                double truth = 0.3 * (random.nextInt(3) - 1);
                for (int pair = 1 + random.nextInt(8); pair > 0; pair--) {
                    builder.around(id, stages[random.nextInt(3)], 1, truth, 0.01);
                }
                if (random.nextBoolean()) {
                    builder.suspect(id, random.nextBoolean());
                }
            }
            Recording recording = builder.build();
            for (Comparison comparison : LockstepComparison.compare(recording, "base", Policy.DEFAULT)
                    .comparisons()) {
                if (comparison.verdict() == Verdict.REGRESSED || comparison.verdict() == Verdict.IMPROVED) {
                    reached++;
                    assertThat(recording.suspects())
                            .contains(new Suspect(
                                    comparison.benchmark(), "time", comparison.verdict() == Verdict.REGRESSED));
                    assertThat(recording.pairs().get(comparison.benchmark()).stream()
                                    .filter(pair -> pair.stage() == Stage.CONFIRM))
                            .hasSizeGreaterThanOrEqualTo(3);
                }
            }
        }
        assertThat(reached).isGreaterThan(20);
    }

    @Test
    void whoWentFirstChangesNothing() {
        Recording recording = recording()
                .around(M, Stage.SCREEN, 3, 0.1, 0.02)
                .around(M, Stage.CONFIRM, 7, 0.1, 0.02)
                .suspect(M, true)
                .around(id("n"), Stage.SCREEN, 5, 0, 0.02)
                .build();
        TreeMap<BenchmarkId, List<Pair>> swapped = new TreeMap<>();
        recording
                .pairs()
                .forEach((id, pairs) -> swapped.put(
                        id,
                        pairs.stream()
                                .map(pair -> new Pair(
                                        pair.stage(),
                                        pair.launchedFirst().other(),
                                        1 - pair.layout(),
                                        pair.warmups(),
                                        pair.slice(),
                                        pair.order().stream().map(Build::other).toList(),
                                        pair.base(),
                                        pair.head(),
                                        pair.startUp(),
                                        pair.took()))
                                .toList()));
        Recording other = new Recording(recording.base(), recording.head(), swapped, recording.suspects(), 99);
        assertThat(LockstepComparison.compare(other, "base", Policy.DEFAULT))
                .isEqualTo(LockstepComparison.compare(recording, "base", Policy.DEFAULT));
    }

    @Test
    void aDisturbedSliceHardlyMovesItsPair() {
        double[] disturbed = new double[RecordingBuilder.SLICES];
        disturbed[4] = 3;
        disturbed[9] = 2;
        Comparison comparison = only(recording()
                .pair(M, Stage.SCREEN, disturbed)
                .pair(M, Stage.SCREEN, disturbed)
                .pairs(M, Stage.SCREEN, 0.001, 0.002));
        assertThat(comparison.change().estimate()).isCloseTo(0.001, within(0.002));
    }

    @Test
    void driftOfBothSidesCancelsAndDriftOfTheirRatioBarsUnchanged() {
        RecordingBuilder together = recording();
        RecordingBuilder apart = recording();
        double[] growing = IntStream.range(0, RecordingBuilder.SLICES)
                .mapToDouble(k -> 0.4 * k / RecordingBuilder.SLICES - 0.2)
                .toArray();
        for (int i = 0; i < 6; i++) {
            double own = 0.001 * random.nextGaussian();
            double[] warming = IntStream.range(0, RecordingBuilder.SLICES)
                    .mapToDouble(k -> 100 * Math.exp(-0.1 * k))
                    .toArray();
            together.forks(
                    M,
                    Stage.SCREEN,
                    warming,
                    Arrays.stream(warming).map(x -> x * Math.exp(own)).toArray());
            apart.pair(M, Stage.SCREEN, growing);
        }
        assertThat(only(together).verdict()).isEqualTo(Verdict.UNCHANGED);
        Comparison drifting = only(apart);
        assertThat(drifting.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(drifting.explanation()).startsWith("head against base grows by");
    }

    @Test
    void driftNeverMasksARegression() {
        RecordingBuilder builder =
                recording().pairs(M, Stage.SCREEN, 0.5, 0.5, 0.5).suspect(M, true);
        for (int i = 0; i < 6; i++) {
            double own = 0.01 * random.nextGaussian();
            builder.pair(
                    M,
                    Stage.CONFIRM,
                    IntStream.range(0, RecordingBuilder.SLICES)
                            .mapToDouble(k -> own + 0.5 * k / RecordingBuilder.SLICES)
                            .toArray());
        }
        Comparison comparison = only(builder);
        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.warnings()).anyMatch(w -> w.kind() == Warning.Kind.DRIFT);
    }

    @Test
    void pairsAtTwoLevelsAreUnstableFromTenOn() {
        RecordingBuilder builder = recording();
        for (int i = 0; i < 12; i++) {
            builder.around(M, Stage.SCREEN, 1, i % 2 * 0.1, 0.002);
        }
        Comparison comparison = only(builder);
        assertThat(comparison.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(comparison.explanation()).contains("pairs at two levels");
    }

    @Test
    void stallsThatTheMedianHidesAreReported() {
        RecordingBuilder builder = recording();
        for (int i = 0; i < 5; i++) {
            double[] slower = new double[RecordingBuilder.SLICES];
            slower[random.nextInt(slower.length)] = Math.log(30);
            builder.pair(M, Stage.SCREEN, slower);
        }
        Comparison comparison = only(builder);
        assertThat(comparison.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(comparison.warnings())
                .anyMatch(w -> w.kind() == Warning.Kind.STALLS
                        && w.text().startsWith("summed over all slices head is")
                        && w.text().contains("rare stalls"));
    }

    @Test
    void slicesThatWereNotCleanAreReportedWithTheirShares() {
        RecordingBuilder builder = recording()
                .slices(clean -> new Slice(
                        clean.start(),
                        clean.wall(),
                        clean.cpu(),
                        6_000_000,
                        5_000_000,
                        clean.runDelay(),
                        15_000_000,
                        20_000_000,
                        clean.core()))
                .pairs(M, Stage.SCREEN, 0, 0.001, -0.001);
        List<Warning> warnings = only(builder).warnings();
        assertThat(warnings)
                .contains(
                        new Warning(
                                Warning.Kind.OUT_OF_TURN,
                                "head's threads ran outside their turn: 12 % of a processor while the other build was"
                                        + " measured"),
                        new Warning(Warning.Kind.STOLEN, "the hypervisor took 10 % of a processor during base's turns"),
                        new Warning(Warning.Kind.COLLECTING, "30 % of base's turns went into garbage collection"),
                        new Warning(
                                Warning.Kind.COMPILING,
                                "compilers worked for 40 % of head's turns: measure after a longer warm-up"));
        assertThat(only(recording().pairs(M, Stage.SCREEN, 0, 0.001, -0.001)).warnings())
                .isEmpty();
    }

    @Test
    void fewerThanThreePairsDecideNothing() {
        for (int n = 1; n <= 2; n++) {
            Comparison comparison = only(recording()
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
        assertThat(only(builder).verdict()).isEqualTo(Verdict.UNCHANGED);

        RecordingBuilder broken = recording();
        for (int i = 0; i < 3; i++) {
            broken.forks(M, Stage.SCREEN, new double[] {1, 1, 1}, new double[] {1, Double.NaN, 1});
        }
        assertThat(only(broken).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aSliceWithoutOperationsIsLeftOut() {
        RecordingBuilder builder = recording();
        for (int i = 0; i < 4; i++) {
            builder.forks(id("m", Mode.THROUGHPUT), Stage.SCREEN, new double[] {10, 0, 11, 10, 12}, new double[] {
                10, 10, 11, 0, 12
            });
        }
        Comparison comparison = only(builder);
        assertThat(comparison.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(comparison.change().estimate()).isZero();
    }

    @Test
    void equalSamplesAreNoCopies() {
        RecordingBuilder builder = recording();
        for (int i = 0; i < 3; i++) {
            builder.forks(M, Stage.SCREEN, new double[] {5, 6, 7}, new double[] {5, 6, 7});
        }
        assertThat(only(builder).verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void measuredButNotInTurnsIsInconclusive() {
        RecordingBuilder builder = recording();
        builder.base().time(M, new double[][] {{1}, {2}});
        builder.head().time(M, new double[][] {{1}});
        Comparison comparison = only(builder);
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

    private static Comparison only(RecordingBuilder builder) {
        List<Comparison> comparisons = LockstepComparison.compare(builder.build(), "base", Policy.DEFAULT)
                .comparisons();
        assertThat(comparisons).hasSize(1);
        return comparisons.get(0);
    }

    private static void exact(RecordingBuilder builder, BenchmarkId id, Stage stage, double[] differences) {
        for (double difference : differences) {
            builder.forks(id, stage, new double[] {100, 100, 100}, constant(3, 100 * Math.exp(difference)));
        }
    }

    private double[] normal(int n, double mean, double spread) {
        return DoubleStream.generate(() -> mean + spread * random.nextGaussian())
                .limit(n)
                .toArray();
    }

    private static double[] constant(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] concat(double[] first, double[] second) {
        return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
                .toArray();
    }
}
