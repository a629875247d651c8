package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Proof;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Verdict;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProvenUnchangedTest {

    private static final BenchmarkId SUSPECT = id("changed");
    private static final BenchmarkId CONTROL = id("control");
    private static final BenchmarkId LEFT_OUT = id("leftOut");
    private static final Proof PROOF = new Proof(12, 15, null);

    private final Random random = new Random(7);

    @Test
    void whatIsProvenIsUnchangedWithoutAMeasurement() {
        Findings findings = compare(new RecordingBuilder(random).build(), LEFT_OUT);

        assertThat(findings.verdict()).isEqualTo(CheckVerdict.PASSED);
        assertThat(findings.headline())
                .endsWith("or better. 1 benchmark runs the same code in both builds and was not measured.");
        Comparison only = findings.comparisons().get(0);
        assertThat(only.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(only.change()).isNull();
        assertThat(only.explanation())
                .isEqualTo(
                        "the same code in both builds: 12 classes and 3 other files that it can reach; not measured");
    }

    @Test
    void aQuietControlLeavesTheOthersTheirVerdict() {
        Recording recording = new RecordingBuilder(random)
                .around(SUSPECT, Stage.SCREEN, 3, 0.3, 0.001)
                .around(SUSPECT, Stage.CONFIRM, 6, 0.3, 0.001)
                .suspect(SUSPECT, true)
                .around(CONTROL, Stage.SCREEN, 3, 0, 0.02)
                .build();

        Findings findings = compare(recording, CONTROL, LEFT_OUT);

        assertThat(findings.verdict()).isEqualTo(CheckVerdict.REGRESSED);
        assertThat(of(findings, SUSPECT).verdict()).isEqualTo(Verdict.REGRESSED);
        Comparison control = of(findings, CONTROL);
        assertThat(control.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(control.change()).isNotNull();
        assertThat(control.explanation()).endsWith("; measured as a control, and not found to differ");
        assertThat(of(findings, LEFT_OUT).verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    /** Also in the direction that would please. */
    @Test
    void anAlarmAmongControlsTakesTheGroundFromEverythingMeasured() {
        for (double log : new double[] {0.3, -0.3}) {
            Recording recording = new RecordingBuilder(random)
                    .around(SUSPECT, Stage.SCREEN, 3, 0.3, 0.001)
                    .around(SUSPECT, Stage.CONFIRM, 6, 0.3, 0.001)
                    .suspect(SUSPECT, true)
                    .around(CONTROL, Stage.SCREEN, 3, log, 0.001)
                    .around(CONTROL, Stage.CONFIRM, 6, log, 0.001)
                    .suspect(CONTROL, log > 0)
                    .build();

            Findings findings = compare(recording, CONTROL);

            assertThat(findings.verdict()).isEqualTo(CheckVerdict.INCONCLUSIVE);
            assertThat(findings.headline())
                    .startsWith("Nothing measured here can be relied on: " + CONTROL.label())
                    .contains(log > 0 ? "found worse (+3" : "found better (-2");
            assertThat(of(findings, CONTROL).verdict()).isEqualTo(Verdict.UNCHANGED);
            assertThat(of(findings, CONTROL).explanation()).contains("false alarm");
            assertThat(of(findings, SUSPECT).verdict()).isEqualTo(Verdict.REGRESSED);
        }
    }

    @Test
    void aControlThatFailedHasFailed() {
        RecordingBuilder builder = new RecordingBuilder(random).around(SUSPECT, Stage.SCREEN, 3, 0, 0.001);
        builder.base().failed(CONTROL, "threw");
        builder.head().failed(CONTROL, "threw");

        Findings findings = compare(builder.build(), CONTROL);

        assertThat(of(findings, CONTROL).verdict()).isEqualTo(Verdict.FAILED);
    }

    private static Findings compare(Recording recording, BenchmarkId... proven) {
        TreeMap<BenchmarkId, Proof> proofs = new TreeMap<>();
        List.of(proven).forEach(id -> proofs.put(id, PROOF));
        return LockstepComparison.compare(recording.withProven(proofs), "base", Policy.DEFAULT);
    }

    private static Comparison of(Findings findings, BenchmarkId id) {
        List<Comparison> found = findings.comparisons().stream()
                .filter(comparison -> comparison.benchmark().equals(id))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
