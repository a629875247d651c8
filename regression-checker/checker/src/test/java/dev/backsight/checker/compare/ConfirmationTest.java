package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.forks;
import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Three benchmarks that saved numbers call twice as slow, which may be the code or the machine. */
class ConfirmationTest {

    private final Findings saved = saved();
    private final List<Suspect> suspects = Confirmation.suspects(saved);

    @Test
    void whatWouldFailTheCheckIsSuspected() {
        assertThat(saved.verdict()).isEqualTo(CheckVerdict.REGRESSED);
        assertThat(suspects)
                .containsExactlyInAnyOrder(
                        new Suspect(id("a"), "time", true),
                        new Suspect(id("b"), "time", true),
                        new Suspect(id("c"), "time", true));
    }

    @Test
    void pairsDecideAndTheSavedNumbersAreToldBesideThem() {
        Findings joined = joined(new RecordingBuilder(new Random(7))
                .around(id("a"), Stage.CONFIRM, 8, 0.5, 0.01)
                .around(id("b"), Stage.CONFIRM, 8, 0.001, 0.004)
                .suspect(id("a"), true)
                .suspect(id("b"), true));

        assertThat(joined.verdict()).isEqualTo(CheckVerdict.REGRESSED);
        assertThat(joined.headline()).startsWith("1 of 4 benchmarks is worse than the baseline");
        assertThat(of(joined, "a").verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(of(joined, "a").replicate()).isEqualTo(Replicate.PAIR);
        assertThat(of(joined, "a").warnings())
                .filteredOn(warning -> warning.kind() == Warning.Kind.SAVED_NUMBERS)
                .extracting(Warning::text)
                .singleElement()
                .asString()
                .startsWith("compared with the saved numbers: REGRESSED, +");
        assertThat(of(joined, "b").verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(of(joined, "c").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of(joined, "c").explanation()).contains("not measured beside their commit");
        assertThat(of(joined, "calm")).isEqualTo(of(saved, "calm"));
    }

    @Test
    void aMachineThatChangedFailsNothing() {
        Findings joined = joined(new RecordingBuilder(new Random(7))
                .around(id("a"), Stage.CONFIRM, 8, 0.001, 0.004)
                .around(id("b"), Stage.CONFIRM, 8, -0.001, 0.004)
                .around(id("c"), Stage.CONFIRM, 8, 0.002, 0.004)
                .suspect(id("a"), true)
                .suspect(id("b"), true)
                .suspect(id("c"), true));

        assertThat(joined.comparisons()).noneMatch(Comparison::failing);
        assertThat(joined.verdict()).isIn(CheckVerdict.PASSED, CheckVerdict.INCONCLUSIVE);
    }

    private Findings joined(RecordingBuilder pairs) {
        Findings measured = LockstepComparison.compare(pairs.build(), "base", Policy.DEFAULT);
        return Confirmation.joined(saved, suspects, measured, "the baseline", true);
    }

    private static Comparison of(Findings findings, String method) {
        return findings.comparisons().stream()
                .filter(comparison -> comparison.benchmark().equals(id(method)))
                .findFirst()
                .orElseThrow();
    }

    private static Findings saved() {
        Random random = new Random(3);
        RunBuilder base = new RunBuilder().time(id("calm"), forks(random, 5, 100, 0.01));
        RunBuilder head = new RunBuilder().time(id("calm"), forks(random, 5, 100, 0.01));
        for (String method : List.of("a", "b", "c")) {
            base.time(id(method), forks(random, 5, 100, 0.02));
            head.time(id(method), forks(random, 5, 200, 0.02));
        }
        return RunComparison.compare(base.build(), head.build(), "the baseline", Policy.DEFAULT, false);
    }
}
