package dev.backsight.checker.measure.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PacingTest {

    private static final ListedBenchmark BENCHMARK = listed(Mode.AVERAGE_TIME);

    @Test
    void aUsualPairIsCutIntoManyShortSlices() {
        assertThat(Pacing.of(BENCHMARK, List.of())).isEqualTo(slices(80));
        assertThat(Pacing.of(BENCHMARK, List.of(pair(12, 80, 23, 1000)))).isEqualTo(slices(80));
    }

    @Test
    void whatSetUpTakesIsTakenFromTheSlicesSoThatThePairKeepsItsTimeButNotFromTheWarmUp() {
        SliceSettings cut = Pacing.of(BENCHMARK, List.of(pair(12, 30, 23, 8500)));

        assertThat(cut).isEqualTo(slices((14_000 - 8500 - 12 * 203) / 46));
    }

    @Test
    void aPairIsNeverCutDownToNothing() {
        assertThat(Pacing.of(BENCHMARK, List.of(pair(12, 30, 23, 60_000)))).isEqualTo(slices(30));
    }

    @Test
    void aBusyMachineOnWhichTurnsTakeLongerShortensNoWarmUp() {
        List<Pair> seen = new ArrayList<>();
        SliceSettings next = Pacing.of(BENCHMARK, seen);
        for (int i = 0; i < 10; i++) {
            // Every other slice takes as long again.
            seen.add(pair(next.warmups(), next.count(), 35, 23, 10_000));
            next = Pacing.of(BENCHMARK, seen);
        }

        assertThat(next).isEqualTo(slices(30));
    }

    /** Operations that wait for many threads to be woken take short slices on an idle machine. */
    @Test
    void whereTheMachineMakesTurnsLongThereAreFewerOfThem() {
        SliceSettings cut = Pacing.of(BENCHMARK, List.of(waiting(30, 150, 6000)));

        assertThat(cut.warmups()).isEqualTo(12);
        assertThat(cut.count()).isEqualTo(2000 / 150);
    }

    @Test
    void longOperationsMakeFewSlices() {
        SliceSettings cut = Pacing.of(BENCHMARK, List.of(pair(12, 30, 300, 1000)));

        assertThat(cut.warmups()).isEqualTo(3);
        assertThat(cut.count()).isEqualTo(20);
        assertThat(cut.warmupTime()).isEqualTo(Duration.ofNanos(400_000_000 / 3));
        assertThat(cut.time()).isEqualTo(Duration.ofMillis(30));
        assertThat(Pacing.ofLong(BENCHMARK, Duration.ofSeconds(3)))
                .isEqualTo(new SliceSettings(3, Duration.ofNanos(133_333_333), 6, Duration.ofMillis(100)));
        assertThat(Pacing.ofLong(BENCHMARK, Duration.ofMillis(400)))
                .isEqualTo(new SliceSettings(3, Duration.ofNanos(133_333_333), 33, Duration.ofMillis(20)));
    }

    /** Waking threads up on a busy machine now and then takes as little as on an idle one. */
    @Test
    void operationsAreAsLongAsTheyMostlyAre() {
        Pair bursts = pair(12, 30, 150, 15, 1000);

        SliceSettings cut = Pacing.of(BENCHMARK, List.of(bursts));

        assertThat(cut.warmups()).isEqualTo(3);
        assertThat(cut.count()).isBetween(30, 60);
    }

    @Test
    void theNextPairCostsWhatItIsCutTo() {
        assertThat(Pacing.cost(BENCHMARK, List.of(pair(12, 30, 300, 1000))))
                .isEqualTo(Duration.ofMillis(1000 + (3 + 2 * 20) * 300));
        assertThat(Pacing.cost(BENCHMARK, List.of(pair(12, 30, 23, 1000))))
                .isEqualTo(pair(12, 80, 23, 1000).took());
    }

    @Test
    void oneOddPairAmongThreeChangesNothing() {
        List<Pair> seen = List.of(pair(12, 30, 23, 1000), pair(12, 30, 23, 9000), pair(12, 30, 23, 1000));

        assertThat(Pacing.of(BENCHMARK, seen)).isEqualTo(slices(80));
    }

    @Test
    void aPairThatWasCutTellsTheSameOfTheNext() {
        for (int wall : new int[] {23, 90, 300}) {
            SliceSettings first = Pacing.of(BENCHMARK, List.of(pair(12, 30, wall, 1800)));
            Pair cut = pair(first, wall, 1800);

            assertThat(Pacing.of(BENCHMARK, List.of(cut))).isEqualTo(first);
        }
    }

    @Test
    void singleShotsKeepTheirOwnWarmUp() {
        assertThat(Pacing.of(listed(Mode.SINGLE_SHOT), List.of()).warmups()).isEqualTo(4);
        SliceSettings cut = Pacing.of(listed(Mode.SINGLE_SHOT), List.of(pair(4, 30, 400, 1000)));
        assertThat(cut.warmups()).isEqualTo(3);
        assertThat(cut.count()).isEqualTo(14);
    }

    private static SliceSettings slices(int count) {
        return new SliceSettings(12, Duration.ofMillis(200), count, Duration.ofMillis(20));
    }

    private static Pair pair(int warmups, int count, long wall, long around) {
        return pair(warmups, count, wall, wall, around);
    }

    private static Pair pair(int warmups, int count, long wall, long shortest, long around) {
        return pair(
                new SliceSettings(warmups, Duration.ofMillis(200), count, Duration.ofMillis(20)),
                wall,
                shortest,
                around);
    }

    /** Whose slices take {@code wall}, and whose turns longer. */
    private static Pair waiting(long wall, long turn, long around) {
        Pair pair = pair(12, 30, turn, around);
        return new Pair(
                pair.stage(),
                pair.launchedFirst(),
                pair.layout(),
                pair.warmups(),
                pair.warmup(),
                pair.slice(),
                pair.order(),
                shortened(pair.base(), wall),
                // The last one ends when it did.
                Stream.concat(
                                shortened(pair.head().subList(0, 29), wall).stream(),
                                pair.head().subList(29, 30).stream())
                        .toList(),
                pair.startUp(),
                pair.took());
    }

    private static List<Slice> shortened(List<Slice> slices, long wall) {
        return slices.stream()
                .map(slice -> slice(slice.start() / 1_000_000, wall))
                .toList();
    }

    private static Pair pair(SliceSettings settings, long wall, long around) {
        return pair(settings, wall, wall, around);
    }

    /**
     * @param wall of a turn, in ms; one of the warm-up takes as much longer as it was told to
     * @param shortest of every other slice, in ms
     * @param around all that is not turns, in ms
     */
    private static Pair pair(SliceSettings settings, long wall, long shortest, long around) {
        int count = settings.count();
        List<Slice> base = new ArrayList<>();
        List<Slice> head = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            base.add(slice((2L * k) * wall, wall));
            head.add(slice((2L * k + 1) * wall, k < count - 1 && k % 2 == 0 ? shortest : wall));
        }
        boolean fits = settings.time().toMillis() == 20;
        long warmup = wall + (fits ? settings.warmupTime().toMillis() - 20 : 0);
        return new Pair(
                Stage.SCREEN,
                Build.BASE,
                0,
                settings.warmups(),
                settings.warmupTime(),
                settings.time(),
                Collections.nCopies(count, Build.BASE),
                base,
                head,
                Duration.ofMillis(around / 2),
                Duration.ofMillis(around + settings.warmups() * warmup + 2L * count * wall));
    }

    private static Slice slice(long start, long wall) {
        return new Slice(start * 1_000_000, wall * 1_000_000, 0, 0, 0, 0, 0, 0, 0);
    }

    private static ListedBenchmark listed(Mode mode) {
        return new ListedBenchmark(
                BenchmarkId.of("dev.Toy.play", mode, 1, Map.of()),
                4,
                4,
                Duration.ofSeconds(1),
                5,
                Duration.ofSeconds(1),
                List.of(),
                null,
                List.of());
    }
}
