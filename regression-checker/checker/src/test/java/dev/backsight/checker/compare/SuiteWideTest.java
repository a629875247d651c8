package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.SuitePolicy;
import dev.backsight.checker.model.SuiteShift;
import dev.backsight.checker.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SuiteWideTest {

    private static final Policy FAILING = Policy.DEFAULT.withSuite(new SuitePolicy(0.005, true));

    private final Random random = new Random(11);

    @Test
    void whatEveryBenchmarkLostALittleOfIsSeenInTheSuiteAlone() {
        Findings findings = compare(suite(22, 0.02), Policy.DEFAULT);
        SuiteShift shift = findings.suiteShift();
        assertThat(shift.benchmarks()).isEqualTo(22);
        assertThat(shift.slower()).isTrue();
        assertThat(shift.estimate()).isCloseTo(0.02, within(0.004));
        assertThat(shift.low()).isGreaterThan(0.005);
        assertThat(findings.comparisons()).noneMatch(comparison -> comparison.verdict() == Verdict.REGRESSED);
        assertThat(findings.verdict()).isNotEqualTo(CheckVerdict.REGRESSED);
        assertThat(findings.headline())
                .contains("The suite as a whole is slower than main by 2")
                .contains("0.5 %");
    }

    @Test
    void itFailsTheCheckWhereThePolicySaysSo() {
        Findings findings = compare(suite(22, 0.02), FAILING);
        assertThat(findings.verdict()).isEqualTo(CheckVerdict.REGRESSED);
        assertThat(findings.headline()).startsWith("The suite as a whole is slower than main by 2");
        assertThat(compare(suite(22, 0), FAILING).verdict()).isNotEqualTo(CheckVerdict.REGRESSED);
    }

    @Test
    void aFewLargeLossesAreNotTheSuites() {
        RecordingBuilder builder = suite(20, 0);
        for (int i = 0; i < 5; i++) {
            builder.around(id("slow" + i), Stage.SCREEN, 3, 0.4, 0.01);
        }
        assertThat(compare(builder, FAILING).suiteShift().slower()).isFalse();
    }

    @Test
    void identicalSuitesAreCalledSlowerNoOftenerThanTheirPartOfAlpha() {
        int slower = 0;
        for (int run = 0; run < 400; run++) {
            // At the tolerance itself: the worst that must pass.
            slower +=
                    compare(suite(14, Math.log1p(0.005)), FAILING).suiteShift().slower() ? 1 : 0;
        }
        // Expected: 400 x 0.001, of which 4 or more are seen once in a thousand times.
        assertThat(slower).isLessThan(4);
    }

    @Test
    void whatDecidesNothingAndWhatWasMeasuredAfterTheScreenDoesNotCount() {
        RecordingBuilder builder = suite(12, 0);
        for (int i = 0; i < 12; i++) {
            builder.around(id("slow" + i), Stage.SCREEN, 3, 0.3, 0.01)
                    .around(id("m" + i), Stage.EQUIVALENCE, 9, 0.5, 0.01);
        }
        Policy policy = new Policy(
                FAILING.alpha(),
                FAILING.tolerances(),
                false,
                5,
                FAILING.budget(),
                FAILING.suite(),
                List.of(new PolicyOverride(
                        "*slow*", new TreeMap<>(), Map.of(), new Standing(Standing.Kind.ADVISORY, "new"), 1)));
        SuiteShift shift = compare(builder, policy).suiteShift();
        assertThat(shift.benchmarks()).isEqualTo(12);
        assertThat(shift.estimate()).isCloseTo(0, within(0.01));
    }

    /** They were chosen for what they showed: of what looked slow by luck, the second pair looks less so. */
    @Test
    void pairsOfACloserLookDoNotCount() {
        SuiteShift without = compare(halfSlow(), FAILING).suiteShift();
        RecordingBuilder lookedAt = halfSlow();
        for (int i = 0; i < 12; i += 2) {
            lookedAt.pairs(id("m" + i), Stage.SCREEN, -0.3, -0.3);
        }
        SuiteShift with = compare(lookedAt, FAILING).suiteShift();
        assertThat(with.estimate()).isEqualTo(without.estimate());
        assertThat(with.pValue()).isEqualTo(without.pValue());
    }

    /** One pair each, the same ones every time. */
    private static RecordingBuilder halfSlow() {
        RecordingBuilder builder = new RecordingBuilder(new Random(5));
        for (int i = 0; i < 12; i++) {
            builder.pairs(id("m" + i), Stage.SCREEN, i % 2 == 0 ? 0.04 : -0.04);
        }
        return builder;
    }

    @Test
    void tooFewBenchmarksAreNotTested() {
        assertThat(compare(suite(9, 0.02), FAILING).suiteShift()).isNull();
        assertThat(compare(suite(10, 0.02), FAILING).suiteShift()).isNotNull();
    }

    private RecordingBuilder suite(int benchmarks, double slower) {
        RecordingBuilder builder = new RecordingBuilder(random);
        for (int i = 0; i < benchmarks; i++) {
            builder.around(id("m" + i), Stage.SCREEN, 3, slower, 0.008);
        }
        return builder;
    }

    private static Findings compare(RecordingBuilder builder, Policy policy) {
        return LockstepComparison.compare(builder.build(), "main", policy);
    }
}
