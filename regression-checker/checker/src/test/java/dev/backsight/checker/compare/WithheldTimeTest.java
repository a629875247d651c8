package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WithheldTimeTest {

    private static final int SOUND = 6;

    private static final long LASTED = 20_000_000;

    @Test
    void comesOutOfTimesAndIsAddedToRates() {
        List<Slice> slices = List.of(slice(0), slice(5_000_000), slice(10_000_000));
        double[] values = {8, 8, 8};

        assertThat(WithheldTime.takenOut(values, slices, 1, 1)).containsExactly(8, 6, 4);
        assertThat(WithheldTime.takenOut(values, slices, 1, -1)).containsExactly(8, 8 / 0.75, 16);
        assertThat(values).containsExactly(8, 8, 8);
    }

    @Test
    void isSharedByTheThreadsThatRunTheBenchmark() {
        assertThat(WithheldTime.takenOut(new double[] {8}, List.of(slice(20_000_000)), 4, 1))
                .containsExactly(6);
    }

    @Test
    void neverTakesAWholeSlice() {
        assertThat(WithheldTime.takenOut(new double[] {8}, List.of(slice(90_000_000)), 1, 1)[0])
                .isCloseTo(0.8, within(1e-9));
    }

    @Test
    void whereItIsNotKnownOfEverySliceItIsTakenOutOfNone() {
        Slice unknown = new Slice(0, LASTED, 0, 0, 0, 0, 0, 0, 0);

        assertThat(WithheldTime.canBeTakenOut(pair(List.of(slice(0)), List.of(slice(7)))))
                .isTrue();
        assertThat(WithheldTime.canBeTakenOut(pair(List.of(slice(0)), List.of(unknown))))
                .isFalse();
        assertThat(WithheldTime.canBeTakenOut(pair(List.of(unknown), List.of(slice(0)))))
                .isFalse();
    }

    @Test
    void aBuildWhoseOwnOtherThreadsTakeMoreMayBeKeptWaitingByThem() {
        List<Slice> busier = List.of(busy(1_000_000), busy(8_000_000), busy(8_000_000));
        List<Slice> compiling = List.of(busy(1_000_000), busy(1_000_000), busy(18_000_000));
        List<Slice> calm = List.of(busy(1_000_000), busy(1_000_000), busy(1_000_000));

        assertThat(WithheldTime.canBeTakenOut(pair(calm, busier))).isFalse();
        assertThat(WithheldTime.canBeTakenOut(pair(busier, calm))).isFalse();
        assertThat(WithheldTime.canBeTakenOut(pair(busier, busier))).isTrue();
        assertThat(WithheldTime.canBeTakenOut(pair(calm, compiling))).isTrue();
    }

    @Test
    void aSideThatTheSystemKeptWaitingIsNotSlower() {
        for (Mode mode : List.of(Mode.AVERAGE_TIME, Mode.THROUGHPUT)) {
            BenchmarkId id = id("m", mode);
            // Head was kept waiting for a third of most slices, so that all of them took half as long again.
            RecordingBuilder builder = new RecordingBuilder(new Random(5));
            double[] slower = new double[RecordingBuilder.SLICES];
            Arrays.fill(slower, 2, slower.length, Math.log(1.5));
            for (int i = 0; i < 5; i++) {
                builder.pair(id, Stage.SCREEN, slower);
            }
            Recording recording = withheldFromHead(builder.build(), 2, LASTED / 3);

            Comparison raw = only(recording, PairLocation.RAW);
            assertThat(raw.change().estimate()).isCloseTo(0.5, within(0.01));
            assertThat(raw.warnings())
                    .contains(new Warning(
                            Warning.Kind.STOLEN,
                            "the system ran others for 30.2 % of head's turns in 5 of 5 pairs, which is left in their"
                                    + " times"));
            Comparison own = only(recording, PairLocation.MEDIAN);
            assertThat(own.verdict()).isEqualTo(Verdict.UNCHANGED);
            assertThat(own.change().estimate()).isCloseTo(0, within(0.005));
            assertThat(own.warnings())
                    .contains(new Warning(
                            Warning.Kind.STOLEN,
                            "the system ran others for 30.2 % of head's turns, which is taken out of its times"));
        }
    }

    @Test
    void aSliceOfWhichLittleWasLeftSaysLittle() {
        BenchmarkId id = id("m", Mode.AVERAGE_TIME);
        RecordingBuilder builder = new RecordingBuilder(new Random(5));
        // All but six slices look slower by half; all but six were withheld by nine tenths, and look so after that.
        double[] slower = new double[RecordingBuilder.SLICES];
        Arrays.fill(slower, SOUND, slower.length, Math.log(15));
        for (int i = 0; i < 5; i++) {
            builder.pair(id, Stage.SCREEN, slower);
        }
        Recording recording = withheldFromHead(builder.build(), SOUND, LASTED * 9 / 10);

        double alike = only(recording, PairLocation.UNWEIGHTED).change().estimate();
        double weighted = only(recording, PairLocation.MEDIAN).change().estimate();

        assertThat(alike).isCloseTo(0.5, within(0.02));
        assertThat(weighted).isCloseTo(0, within(0.02));
    }

    private static Comparison only(Recording recording, PairLocation location) {
        List<Comparison> comparisons = LockstepComparison.compare(recording, "base", Policy.DEFAULT, location)
                .comparisons();
        assertThat(comparisons).hasSize(1);
        return comparisons.get(0);
    }

    /** @param sound slices from which nothing is withheld, the first ones */
    private static Recording withheldFromHead(Recording recording, int sound, long nanos) {
        TreeMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>();
        recording
                .pairs()
                .forEach((id, list) -> pairs.put(
                        id,
                        list.stream()
                                .map(pair -> pair(
                                        pair.base().stream()
                                                .map(slice -> slice(0))
                                                .toList(),
                                        IntStream.range(0, pair.head().size())
                                                .mapToObj(k -> slice(k < sound ? 0 : nanos))
                                                .toList()))
                                .toList()));
        return new Recording(recording.base(), recording.head(), pairs, List.of(), 1);
    }

    private static Slice slice(long workerDelay) {
        return new Slice(0, 25_000_000, 0, 0, 0, 0, 0, 0, 0, LASTED, Math.max(0, LASTED - workerDelay), workerDelay);
    }

    /** @param others CPU time of the JVM's threads that do not run the benchmark */
    private static Slice busy(long others) {
        long worked = 15_000_000;
        return new Slice(0, 25_000_000, worked + others, 0, 0, 0, 0, 0, 0, LASTED, worked, LASTED - worked);
    }

    private static Pair pair(List<Slice> base, List<Slice> head) {
        return new Pair(
                Stage.SCREEN,
                Build.BASE,
                0,
                40,
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                base.stream().map(slice -> Build.BASE).toList(),
                base,
                head,
                Duration.ofMillis(900),
                Duration.ofMillis(2900));
    }
}
