package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.forks;
import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What may be compared at all, and what counts for the verdict. */
class ComparabilityTest {

    private final Random random = new Random(42);

    @Test
    void batchesOfDifferentSizesAreNotComparable() {
        BenchmarkId once = BenchmarkId.of("dev.Toy.load", Mode.SINGLE_SHOT, 1, Map.of());
        RunBuilder base =
                new RunBuilder().time(once, forks(random, 5, 100, 0.01)).inBatchesOf(1, once);
        RunBuilder head =
                new RunBuilder().time(once, forks(random, 5, 100, 0.01)).inBatchesOf(10, once);

        Comparison comparison = RunBuilder.compare(base, head).comparisons().get(0);

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

        assertThat(RunBuilder.compare(base, head).comparisons().get(0).verdict())
                .isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void unitsConvert() {
        BenchmarkId thrpt = id("m", Mode.THROUGHPUT);
        assertThat(RunBuilder.only(
                                new RunBuilder().time(id("m"), "ns/op", forks(random, 6, 2000, 0.002)),
                                new RunBuilder().time(id("m"), "us/op", forks(random, 6, 2, 0.002)))
                        .verdict())
                .isEqualTo(Verdict.UNCHANGED);
        assertThat(RunBuilder.only(
                                new RunBuilder().time(thrpt, "ops/ms", forks(random, 6, 5, 0.002)),
                                new RunBuilder().time(thrpt, "ops/s", forks(random, 6, 5000, 0.002)))
                        .verdict())
                .isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void unitsThatDoNotConvertAreIncomparable() {
        Comparison comparison = RunBuilder.only(
                new RunBuilder().time(id("m"), "ns/op", forks(random, 5, 100, 0.01)),
                new RunBuilder().time(id("m"), "ops/s", forks(random, 5, 100, 0.01)));
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(comparison.explanation()).contains("ops/s of head does not convert to ns/op of base");
    }

    @Test
    void benchmarksThatDifferOnlyInAParamAreDifferentBenchmarks() {
        Findings findings = RunBuilder.compare(
                new RunBuilder()
                        .time(id("m", "size", "1"), forks(random, 5, 100, 0.004))
                        .time(id("m", "size", "2"), forks(random, 5, 200, 0.004)),
                new RunBuilder()
                        .time(id("m", "size", "1"), forks(random, 5, 100, 0.004))
                        .time(id("m", "size", "2"), forks(random, 5, 300, 0.004)));
        assertThat(RunBuilder.verdicts(findings))
                .containsEntry(id("m", "size", "1"), Verdict.UNCHANGED)
                .containsEntry(id("m", "size", "2"), Verdict.REGRESSED);
    }

    @Test
    void changingAParamDoesNotEscapeTheGate() {
        Findings findings = RunBuilder.compare(
                new RunBuilder()
                        .time(id("m", "size", "1"), forks(random, 5, 100, 0.004))
                        .time(id("other"), forks(random, 5, 100, 0.004)),
                new RunBuilder()
                        .time(id("m", "size", "2"), forks(random, 5, 200, 0.004))
                        .time(id("other"), forks(random, 5, 100, 0.004)));
        assertThat(RunBuilder.verdicts(findings))
                .containsEntry(id("m", "size", "1"), Verdict.INCOMPARABLE)
                .containsEntry(id("m", "size", "2"), Verdict.ADDED)
                .containsEntry(id("other"), Verdict.UNCHANGED);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.FAILED);
    }

    @Test
    void aBenchmarkThatDidNotDeliverFailed() {
        Findings findings = RunBuilder.compare(
                new RunBuilder()
                        .time(id("m"), forks(random, 5, 100, 0.004))
                        .time(id("ok"), forks(random, 5, 100, 0.004)),
                new RunBuilder()
                        .failed(id("m"), "it threw java.io.IOException")
                        .failed(id("fresh"), "it hung")
                        .time(id("ok"), forks(random, 5, 100, 0.004)));
        assertThat(RunBuilder.verdicts(findings))
                .containsEntry(id("m"), Verdict.FAILED)
                .containsEntry(id("fresh"), Verdict.FAILED);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.FAILED);
        assertThat(findings.comparisons().get(0).explanation()).isEqualTo("it hung");
    }

    @Test
    void zeroAndNaNAreFailuresOfHeadAndMakeBaseIncomparable() {
        for (double broken : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY}) {
            double[][] bad = {{broken, broken}, {1, 1}, {1, 1}};
            assertThat(RunBuilder.only(
                                    new RunBuilder().time(id("m"), forks(random, 3, 1, 0.01)),
                                    new RunBuilder().time(id("m"), bad))
                            .verdict())
                    .isEqualTo(Verdict.FAILED);
            assertThat(RunBuilder.only(
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
        Findings findings = RunBuilder.compare(run, run);
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
        Findings findings = RunBuilder.compare(base, head);
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
        Findings findings = RunBuilder.compare(base, head);
        assertThat(findings.comparisons()).hasSize(1);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.INCOMPARABLE);
    }

    @Test
    void aRunThatBrokeOffIsNeverAPass() {
        Findings findings = RunBuilder.compare(
                new RunBuilder()
                        .time(id("a"), forks(random, 5, 100, 0.004))
                        .time(id("b"), forks(random, 5, 100, 0.004)),
                new RunBuilder().time(id("a"), forks(random, 5, 100, 0.004)).brokenOff());
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.INCOMPLETE);
        assertThat(RunBuilder.verdicts(findings)).containsEntry(id("b"), Verdict.INCONCLUSIVE);
    }

    @Test
    void nothingInCommonIsNotAPass() {
        Findings findings = RunBuilder.compare(
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
        assertThat(RunBuilder.only(base, head).warnings())
                .anyMatch(
                        w -> w.kind() == Warning.Kind.JVM_ARGUMENTS && w.text().contains("-Xmx2g"));
    }

    @Test
    void removalFailsUnlessThePolicyAccountsForIt() {
        RunBuilder base = new RunBuilder()
                .time(id("kept"), forks(random, 6, 100, 0.004))
                .time(id("gone"), forks(random, 6, 100, 0.004));
        RunBuilder head = new RunBuilder().time(id("kept"), forks(random, 6, 100, 0.004));
        assertThat(RunBuilder.compare(base, head).verdict()).isEqualTo(CheckVerdict.FAILED);
        Policy accounted = withOverride("*.gone", Standing.Kind.ACCOUNTED_FOR);
        Findings findings = RunComparison.compare(base.build(), head.build(), "the baseline", accounted, false);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.PASSED);
        assertThat(RunBuilder.verdicts(findings)).containsEntry(id("gone"), Verdict.REMOVED);
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
            assertThat(RunBuilder.verdicts(findings)).containsEntry(id("m"), Verdict.REGRESSED);
            assertThat(findings.verdict()).isEqualTo(CheckVerdict.PASSED);
        }
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
}
