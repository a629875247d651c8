package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens to pairs while they are measured: order, disturbance, drift, levels, stalls. */
class LockstepPairsTest {

    private static final BenchmarkId M = id("m");

    private final Random random = new Random(42);

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
                                        pair.warmup(),
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
        Comparison comparison = RecordingBuilder.only(recording()
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
        assertThat(RecordingBuilder.only(together).verdict()).isEqualTo(Verdict.UNCHANGED);
        Comparison drifting = RecordingBuilder.only(apart);
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
        Comparison comparison = RecordingBuilder.only(builder);
        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.warnings()).anyMatch(w -> w.kind() == Warning.Kind.DRIFT);
    }

    @Test
    void pairsAtTwoLevelsAreUnstableFromTenOn() {
        RecordingBuilder builder = recording();
        for (int i = 0; i < 12; i++) {
            builder.around(M, Stage.SCREEN, 1, i % 2 * 0.1, 0.002);
        }
        Comparison comparison = RecordingBuilder.only(builder);
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
        Comparison comparison = RecordingBuilder.only(builder);
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
        List<Warning> warnings = RecordingBuilder.only(builder).warnings();
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
        assertThat(RecordingBuilder.only(recording().pairs(M, Stage.SCREEN, 0, 0.001, -0.001))
                        .warnings())
                .isEmpty();
    }

    private RecordingBuilder recording() {
        return new RecordingBuilder(random);
    }
}
