package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** How suspects and the others are judged. */
class LockstepComparisonTest {

    private static final BenchmarkId M = id("m");

    private final Random random = new Random(42);

    @Test
    void aSuspectIsJudgedByItsFreshPairsAlone() {
        Comparison comparison = RecordingBuilder.only(recording()
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
        Comparison comparison = RecordingBuilder.only(
                recording().pairs(M, Stage.SCREEN, 0.50, 0.501, 0.502).suspect(M, true));
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.explanation()).contains("no fresh pairs were measured to confirm it");
        assertThat(comparison.change().adjustedPValue()).isEqualTo(1);
        assertThat(comparison.change().decisionBound()).isEqualTo(-1);
        Comparison unsuspected = RecordingBuilder.only(
                recording().pairs(M, Stage.SCREEN, 0.50, 0.501, 0.502).pairs(M, Stage.EQUIVALENCE, 0.50, 0.501, 0.502));
        assertThat(unsuspected.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aSuspicionThatFreshPairsDoNotBearOutIsUnchangedOrOpen() {
        Comparison unchanged = RecordingBuilder.only(recording()
                .around(M, Stage.SCREEN, 3, 0.08, 0.001)
                .around(M, Stage.CONFIRM, 8, 0.001, 0.004)
                .suspect(M, true));
        assertThat(unchanged.verdict()).isEqualTo(Verdict.UNCHANGED);
        Comparison open = RecordingBuilder.only(recording()
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
        Comparison comparison = RecordingBuilder.only(recording()
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
        Comparison few = RecordingBuilder.only(recording().pairs(M, Stage.SCREEN, 0.01, -0.012, 0.002));
        assertThat(few.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(few.explanation()).matches("nothing below .* could have been found; \\d+ pairs would settle it");
        Comparison enough = RecordingBuilder.only(recording()
                .pairs(M, Stage.SCREEN, 0.01, -0.012, 0.002)
                .pairs(M, Stage.EQUIVALENCE, 0.001, 0.005, -0.004, 0.003));
        assertThat(enough.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(enough.base().forks()).hasSize(7);
    }

    @Test
    void aFigureThatNobodyCanReadAnythingFromIsPutIntoWords() {
        Comparison comparison = RecordingBuilder.only(recording().pairs(M, Stage.SCREEN, 0.9, -0.8, 0.1));
        assertThat(comparison.change().minimumDetectableChange()).isGreaterThan(1);
        assertThat(comparison.explanation()).startsWith("not even a doubling could have been found; ");
    }

    @Test
    void throughputThatFallsIsWorseAndThatRisesIsBetter() {
        BenchmarkId rate = id("m", Mode.THROUGHPUT);
        assertThat(RecordingBuilder.only(recording()
                                .around(rate, Stage.SCREEN, 3, 0.2, 0.005)
                                .around(rate, Stage.CONFIRM, 6, 0.2, 0.005)
                                .suspect(rate, true))
                        .verdict())
                .isEqualTo(Verdict.REGRESSED);
        Comparison better = RecordingBuilder.only(recording()
                .around(rate, Stage.SCREEN, 3, -0.2, 0.005)
                .around(rate, Stage.CONFIRM, 6, -0.2, 0.005)
                .suspect(rate, false));
        assertThat(better.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(better.change().estimate()).isCloseTo(Math.expm1(-0.2), within(0.01));
    }

    @Test
    void aSuspectIsTestedOnlyForWhatItWasSuspectedOf() {
        Comparison comparison = RecordingBuilder.only(recording()
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
                RecordingBuilder.exact(builder, id, Stage.SCREEN, screen);
                RecordingBuilder.exact(builder, id, suspected ? Stage.CONFIRM : Stage.EQUIVALENCE, more);
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

    private RecordingBuilder recording() {
        return new RecordingBuilder(random);
    }

    private double[] normal(int n, double mean, double spread) {
        return DoubleStream.generate(() -> mean + spread * random.nextGaussian())
                .limit(n)
                .toArray();
    }

    private static double[] concat(double[] first, double[] second) {
        return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
                .toArray();
    }
}
