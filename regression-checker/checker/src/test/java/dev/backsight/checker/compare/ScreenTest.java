package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suspect;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final Random random = new Random(8);

    @Test
    void identicalCodeThatIsCalmRaisesNoSuspicion() {
        RecordingBuilder builder = suite(12);
        assertThat(Screen.suspects(builder.build(), Policy.DEFAULT)).isEmpty();
    }

    @Test
    void suspectsWhatIsBeyondItsToleranceEitherWay() {
        BenchmarkId rate = id("rate", Mode.THROUGHPUT);
        Recording recording = suite(12)
                .pairs(id("slow"), Stage.SCREEN, 0.05, 0.06, 0.07)
                .pairs(id("fast"), Stage.SCREEN, -0.2, -0.22, -0.21)
                .pairs(rate, Stage.SCREEN, 0.1, 0.11, 0.12)
                .build();
        assertThat(Screen.suspects(recording, Policy.DEFAULT))
                .containsExactlyInAnyOrder(
                        new Suspect(id("slow"), "time", true),
                        new Suspect(id("fast"), "time", false),
                        new Suspect(rate, "throughput", true));
    }

    @Test
    void whatStandsOutMostComesFirstWhateverItsNameAndImprovementsLast() {
        Recording recording = suite(12)
                .pairs(id("a"), Stage.SCREEN, 0.05, 0.06, 0.07)
                .pairs(id("b"), Stage.SCREEN, -0.9, -0.91, -0.92)
                .pairs(id("z"), Stage.SCREEN, 0.4, 0.41, 0.42)
                .build();
        List<Suspect> suspects = Screen.suspects(recording, Policy.DEFAULT);
        assertThat(suspects)
                .containsExactly(
                        new Suspect(id("z"), "time", true),
                        new Suspect(id("a"), "time", true),
                        new Suspect(id("b"), "time", false));
        ConfirmPlan plan = ConfirmPlan.of(recording, suspects, Policy.DEFAULT);
        assertThat(plan.size()).isEqualTo(2);
        // An improvement that few pairs show comes on top.
        assertThat(plan.ofFirst(1)).extracting(PairsWanted::benchmark).containsExactly(id("z"), id("b"));
        assertThat(plan.ofFirst(2)).extracting(PairsWanted::benchmark).containsExactly(id("z"), id("a"), id("b"));
    }

    @Test
    void keepsTheEightBenchmarksThatStandOutMostAndTwoThatGotBetter() {
        RecordingBuilder builder = suite(12);
        for (int i = 1; i <= 9; i++) {
            builder.around(id("slow" + i), Stage.SCREEN, 3, 0.04 * i, 0.002);
            builder.around(id("fast" + i), Stage.SCREEN, 3, -0.04 * i, 0.002);
        }
        assertThat(Screen.suspects(builder.build(), Policy.DEFAULT))
                .extracting(suspect -> suspect.benchmark().label())
                .containsExactlyInAnyOrder(
                        "Bench.slow2",
                        "Bench.slow3",
                        "Bench.slow4",
                        "Bench.slow5",
                        "Bench.slow6",
                        "Bench.slow7",
                        "Bench.slow8",
                        "Bench.slow9",
                        "Bench.fast8",
                        "Bench.fast9");
    }

    @Test
    void seesOnlyThePairsOfTheScreen() {
        Recording screened =
                suite(6).pairs(id("m"), Stage.SCREEN, 0.05, 0.06, 0.07).build();
        random.setSeed(8);
        Recording confirmed = suite(6).pairs(id("m"), Stage.SCREEN, 0.05, 0.06, 0.07)
                .pairs(id("m"), Stage.CONFIRM, -1, -1, -1, -1, -1, -1)
                .pairs(id("m0"), Stage.EQUIVALENCE, 1, 1, 1, 1)
                .suspect(id("m"), true)
                .build();
        assertThat(Screen.suspects(confirmed, Policy.DEFAULT))
                .isEqualTo(Screen.suspects(screened, Policy.DEFAULT))
                .hasSize(1);
    }

    @Test
    void onePairIsRankedByWhatItsSlicesSayOfIt() {
        double[] wild = random.doubles(21, -0.9, 1.1).toArray();
        Recording recording = suite(6).pairs(id("calm"), Stage.SCREEN, 0.08)
                .pair(id("wild"), Stage.SCREEN, wild)
                .build();
        assertThat(Screen.standingOut(recording, Policy.DEFAULT)).first().isEqualTo(id("calm"));
        assertThat(Screen.suspects(recording, Policy.DEFAULT)).first().isEqualTo(new Suspect(id("calm"), "time", true));
    }

    @Test
    void aCloserLookIsWorthWhateverLooksWorseInTheOrderInWhichItStandsOut() {
        Recording recording = suite(0).pairs(id("faint"), Stage.SCREEN, 0.02)
                .pairs(id("better"), Stage.SCREEN, -0.3)
                .pairs(id("clear"), Stage.SCREEN, 0.2)
                .build();
        assertThat(Screen.standingOut(recording, Policy.DEFAULT)).containsExactly(id("clear"), id("faint"));
        assertThat(Screen.suspects(recording, Policy.DEFAULT))
                .extracting(Suspect::benchmark)
                .containsExactly(id("clear"), id("better"));
    }

    @Test
    void whatDecidesComesBeforeWhatOnlyInforms() {
        RecordingBuilder builder = suite(6);
        for (int i = 0; i < Screen.MOST_WORSE; i++) {
            builder.around(id("muted" + i), Stage.SCREEN, 3, 0.9, 0.002);
        }
        builder.around(id("slow"), Stage.SCREEN, 3, 0.05, 0.002);
        Policy policy = new Policy(
                0.01,
                Policy.DEFAULT.tolerances(),
                false,
                5,
                Policy.DEFAULT.budget(),
                Policy.DEFAULT.suite(),
                List.of(new PolicyOverride(
                        "*muted*", new TreeMap<>(), Map.of(), new Standing(Standing.Kind.MUTED, "noisy"), 1)));
        assertThat(Screen.suspects(builder.build(), policy))
                .hasSize(Screen.MOST_WORSE)
                .first()
                .isEqualTo(new Suspect(id("slow"), "time", true));
    }

    @Test
    void everyMetricOfAChosenBenchmarkThatStandsOutIsConfirmedWithIt() {
        RecordingBuilder builder = suite(6).pairs(id("m"), Stage.SCREEN, -0.1, -0.11, -0.12);
        builder.allocation(id("m"), new double[] {1000, 1000, 1000}, new double[] {9000, 9000, 9000});
        assertThat(Screen.suspects(builder.build(), Policy.DEFAULT))
                .containsExactly(new Suspect(id("m"), "allocation", true), new Suspect(id("m"), "time", false));
    }

    @Test
    void plansMorePairsForSmallerAndNoisierChangesWithinItsBounds() {
        Recording recording = suite(12)
                .pairs(id("clear"), Stage.SCREEN, 0.3, 0.31, 0.32)
                .pairs(id("middling"), Stage.SCREEN, 0.045, 0.05, 0.055)
                .pairs(id("faint"), Stage.SCREEN, 0.02, 0.03, 0.05)
                .build();
        ConfirmPlan plan = ConfirmPlan.of(recording, Screen.suspects(recording, Policy.DEFAULT), Policy.DEFAULT);
        Map<String, Integer> pairs = new TreeMap<>();
        plan.ofFirst(plan.size()).forEach(wanted -> pairs.put(wanted.benchmark().shortName(), wanted.pairs()));
        assertThat(pairs).containsOnlyKeys("Bench.clear", "Bench.faint", "Bench.middling");
        assertThat(pairs.get("Bench.clear")).isEqualTo(ConfirmPlan.LEAST_PAIRS);
        assertThat(pairs.get("Bench.middling")).isBetween(ConfirmPlan.MODEST_PAIRS, ConfirmPlan.MOST_PAIRS - 1);
        assertThat(pairs.get("Bench.faint")).isEqualTo(ConfirmPlan.MOST_PAIRS);
    }

    @Test
    void plansNothingForWhatTheScreenDidNotSee() {
        Recording recording = suite(3).build();
        ConfirmPlan plan = ConfirmPlan.of(recording, List.of(new Suspect(id("other"), "time", true)), Policy.DEFAULT);
        assertThat(plan.size()).isZero();
        assertThat(plan.ofFirst(1)).isEmpty();
    }

    /** Calm benchmarks without a change, alike enough for the others to be measured against. */
    private RecordingBuilder suite(int benchmarks) {
        RecordingBuilder builder = new RecordingBuilder(random);
        for (int i = 0; i < benchmarks; i++) {
            builder.around(id("m" + i), Stage.SCREEN, 3, 0, 0.005);
        }
        return builder;
    }
}
