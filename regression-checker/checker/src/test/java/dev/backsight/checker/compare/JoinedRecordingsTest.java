package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Proof;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class JoinedRecordingsTest {

    @Test
    void whatOneMachineMeasuredIsDecidedAlikeInParts() {
        Random random = new Random(21);
        for (int suite = 0; suite < 20; suite++) {
            Recording whole = suite(random);
            List<Recording> parts = new ArrayList<>();
            for (int part = 0; part < 3; part++) {
                int own = part;
                parts.add(part(whole, id -> Math.floorMod(id.hashCode(), 3) == own));
            }

            Recording joined = JoinedRecordings.of(parts);

            assertThat(joined).isEqualTo(whole);
            Findings findings = LockstepComparison.compare(joined, "base", Policy.DEFAULT);
            assertThat(findings).isEqualTo(LockstepComparison.compare(whole, "base", Policy.DEFAULT));
            assertThat(findings.suiteShift().benchmarks()).as("tested together").isEqualTo(14);
        }
    }

    @Test
    void suspectsOfAllPartsAreCorrectedForTogether() {
        // p is about 0.5 %: enough for the 0.875 % that times have of α here, and not for a quarter of that.
        double[] fresh = {0.042, 0.061, 0.036, 0.055, 0.066, 0.040};
        List<Recording> parts = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            BenchmarkId id = id("m" + part);
            parts.add(new RecordingBuilder(new Random(part))
                    .pairs(id, Stage.SCREEN, 0.05, 0.06, 0.07)
                    .pairs(id, Stage.CONFIRM, fresh)
                    .suspect(id, true)
                    .build());
        }
        Comparison alone = LockstepComparison.compare(parts.get(0), "base", Policy.DEFAULT)
                .comparisons()
                .get(0);
        assertThat(alone.verdict()).isEqualTo(Verdict.REGRESSED);

        Findings together = LockstepComparison.compare(JoinedRecordings.of(parts), "base", Policy.DEFAULT);

        assertThat(together.comparisons()).hasSize(4).allSatisfy(comparison -> {
            // Holm's first step multiplies by as many as are tested.
            assertThat(comparison.change().adjustedPValue())
                    .isGreaterThan(3.5 * alone.change().adjustedPValue());
            assertThat(comparison.verdict()).isNotEqualTo(Verdict.REGRESSED);
        });
    }

    @Test
    void aPartThatBrokeOffLeavesTheWholeIncomplete() {
        Recording done = new RecordingBuilder(new Random(1))
                .around(id("a"), Stage.SCREEN, 3, 0, 0.001)
                .build();
        RecordingBuilder stopped = new RecordingBuilder(new Random(2)).around(id("b"), Stage.SCREEN, 1, 0, 0.001);
        stopped.base().brokenOff();
        stopped.head().brokenOff();

        Findings findings =
                LockstepComparison.compare(JoinedRecordings.of(List.of(done, stopped.build())), "base", Policy.DEFAULT);

        assertThat(findings.verdict()).isEqualTo(CheckVerdict.INCOMPLETE);
    }

    @Test
    void provenIsWhatAllPartsFoundProven() {
        Proof proof = new Proof(1, 1, null);
        Recording both =
                part("a", Environment.UNKNOWN).withProven(new TreeMap<>(Map.of(id("x"), proof, id("y"), proof)));
        Recording one = part("b", Environment.UNKNOWN).withProven(new TreeMap<>(Map.of(id("x"), proof)));

        assertThat(JoinedRecordings.of(List.of(both, one)).proven()).containsOnlyKeys(id("x"));
        assertThat(JoinedRecordings.of(List.of(one, both)).proven()).containsOnlyKeys(id("x"));
    }

    @Test
    void theSameBenchmarkInTwoPartsIsRefused() {
        Recording part = new RecordingBuilder(new Random(1))
                .around(id("a"), Stage.SCREEN, 3, 0, 0.001)
                .build();
        assertThatThrownBy(() -> JoinedRecordings.of(List.of(part, part)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bench.a was measured in two parts");
    }

    @Test
    void ofMachinesThatDifferOnlyWhatTheyShareIsKnown() {
        Environment fast = environment("fast", 16, "G1");
        Environment slow = environment("slow", 16, null);
        Recording joined = JoinedRecordings.of(
                List.of(part("a", fast), part("b", slow), new RecordingBuilder(new Random(1)).build()));

        Environment common = joined.head().environment();
        assertThat(common.machine().cpuModel()).isNull();
        assertThat(common.machine().cpus()).isEqualTo(16);
        assertThat(common.jvm().gc())
                .as("known of one, and contradicted by none")
                .isEqualTo("G1");
        assertThat(LockstepComparison.compare(joined, "base", Policy.DEFAULT).warnings())
                .as("both builds of a benchmark shared a machine")
                .isEmpty();
    }

    private static Recording part(String name, Environment environment) {
        RecordingBuilder builder = new RecordingBuilder(new Random(1)).around(id(name), Stage.SCREEN, 3, 0, 0.001);
        builder.base().in(environment);
        builder.head().in(environment);
        return builder.build();
    }

    private static Environment environment(String cpu, int cpus, String gc) {
        Machine machine = new Machine(cpu, cpus, null, null, null, null, null, null, null);
        return new Environment(machine, new Jvm(null, null, null, gc, null), "1.37");
    }

    /** Some slower, some suspected without reason, one lost and one that failed. */
    private static Recording suite(Random random) {
        RecordingBuilder builder = new RecordingBuilder(random);
        for (int i = 0; i < 14; i++) {
            BenchmarkId id = id("m" + i, "size", Integer.toString(random.nextInt(100)));
            double truth = i % 5 == 0 ? 0.06 : 0;
            builder.around(id, Stage.SCREEN, 3, truth, 0.02);
            if (i % 4 == 0) {
                builder.around(id, Stage.CONFIRM, 6 + random.nextInt(3), truth, 0.02)
                        .suspect(id, i % 8 == 0);
            }
            builder.base().executed(id);
            builder.head().executed(id);
        }
        builder.base().executed(id("lost"));
        builder.head().failed(id("broken"), "threw");
        builder.base().executed(id("broken"));
        return builder.build();
    }

    /** What the machine that has only some of the benchmarks would have recorded: of what it need not measure, all. */
    private static Recording part(Recording whole, Predicate<BenchmarkId> own) {
        TreeMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>(whole.pairs());
        pairs.keySet().removeIf(own.negate());
        Predicate<BenchmarkId> known = id -> own.test(id) || id.name().endsWith(".lost");
        Run base = whole.base().select(known);
        Run head = whole.head().select(known);
        List<Suspect> suspects = whole.suspects().stream()
                .filter(suspect -> own.test(suspect.benchmark()))
                .toList();
        return new Recording(base, head, pairs, suspects, whole.seed());
    }
}
