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
import org.junit.jupiter.api.Test;

class PacingTest {

    private static final ListedBenchmark BENCHMARK = listed(Mode.AVERAGE_TIME);

    @Test
    void aUsualPairIsCutIntoManyShortSlices() {
        assertThat(Pacing.of(BENCHMARK, Stage.SCREEN, List.of())).isEqualTo(slices(25, 40));
        assertThat(Pacing.of(BENCHMARK, Stage.CONFIRM, List.of())).isEqualTo(slices(25, 60));
        List<Pair> seen = List.of(pair(25, 40, 23, 1000));
        assertThat(Pacing.of(BENCHMARK, Stage.SCREEN, seen)).isEqualTo(slices(25, 40));
        assertThat(Pacing.of(BENCHMARK, Stage.EQUIVALENCE, seen)).isEqualTo(slices(25, 40));
        assertThat(Pacing.of(BENCHMARK, Stage.CONFIRM, seen)).isEqualTo(slices(25, 60));
    }

    @Test
    void whatSetUpTakesIsTakenFromTheSlicesSoThatThePairKeepsItsTime() {
        SliceSettings cut = Pacing.of(BENCHMARK, Stage.CONFIRM, List.of(pair(25, 40, 23, 2000)));

        assertThat(cut.turns()).isEqualTo((5000 - 2000) / 46);
        assertThat(cut.warmups()).isBetween(17, 20);
        assertThat(cut.count()).isBetween(44, 48);
    }

    @Test
    void aPairIsNeverCutDownToNothing() {
        SliceSettings cut = Pacing.of(BENCHMARK, Stage.SCREEN, List.of(pair(25, 40, 23, 60_000)));

        // 0.4 s and 0.6 s of turns of 23 ms, in slices so long that they last as long.
        assertThat(cut.warmups()).isEqualTo(17);
        assertThat(cut.count()).isEqualTo(26);
        assertThat(total(cut.warmupTime(), 17)).isEqualTo(400);
        assertThat(total(cut.time(), 26)).isEqualTo(600);
    }

    @Test
    void longOperationsMakeFewSlices() {
        SliceSettings cut = Pacing.of(BENCHMARK, Stage.SCREEN, List.of(pair(25, 40, 300, 1000)));

        assertThat(cut.warmups()).isEqualTo(3);
        assertThat(cut.count()).isEqualTo(6);
        assertThat(cut.time()).isEqualTo(Duration.ofMillis(100));
        assertThat(Pacing.ofLong(BENCHMARK, Stage.CONFIRM, Duration.ofSeconds(3))
                        .turns())
                .isEqualTo(9);
        assertThat(Pacing.ofLong(BENCHMARK, Stage.CONFIRM, Duration.ofMillis(60))
                        .turns())
                .isEqualTo(83);
    }

    @Test
    void theNextPairCostsWhatItIsCutTo() {
        List<Pair> seen = List.of(pair(25, 40, 300, 1000));

        assertThat(Pacing.cost(BENCHMARK, Stage.SCREEN, seen)).isEqualTo(Duration.ofMillis(1000 + 2 * 9 * 300));
    }

    @Test
    void oneOddPairAmongThreeChangesNothing() {
        List<Pair> seen = List.of(pair(25, 40, 23, 1000), pair(25, 40, 23, 9000), pair(25, 40, 23, 1000));

        assertThat(Pacing.of(BENCHMARK, Stage.SCREEN, seen)).isEqualTo(slices(25, 40));
    }

    @Test
    void aPairThatWasCutTellsTheSameOfTheNext() {
        SliceSettings first = Pacing.of(BENCHMARK, Stage.SCREEN, List.of(pair(25, 40, 23, 2500)));
        Pair cut = pair(first.warmups(), first.count(), 23, 2500);

        assertThat(Pacing.of(BENCHMARK, Stage.SCREEN, List.of(cut))).isEqualTo(first);
    }

    @Test
    void singleShotsKeepTheirOwnWarmUp() {
        assertThat(Pacing.of(listed(Mode.SINGLE_SHOT), Stage.SCREEN, List.of()).warmups())
                .isEqualTo(4);
        assertThat(Pacing.of(listed(Mode.SINGLE_SHOT), Stage.SCREEN, List.of(pair(4, 40, 400, 1000)))
                        .turns())
                .isEqualTo(9);
    }

    private static long total(Duration slice, int count) {
        return Math.round(slice.toNanos() * count / 1e6);
    }

    private static SliceSettings slices(int warmups, int count) {
        return new SliceSettings(warmups, Duration.ofMillis(20), count, Duration.ofMillis(20));
    }

    /**
     * @param wall of a turn, in ms
     * @param around all that is not turns, in ms
     */
    private static Pair pair(int warmups, int count, long wall, long around) {
        List<Slice> base = new ArrayList<>();
        List<Slice> head = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            base.add(slice((2L * (warmups + k)) * wall, wall));
            head.add(slice((2L * (warmups + k) + 1) * wall, wall));
        }
        return new Pair(
                Stage.SCREEN,
                Build.BASE,
                0,
                warmups,
                Duration.ofMillis(20),
                Collections.nCopies(count, Build.BASE),
                base,
                head,
                Duration.ofMillis(around / 2),
                Duration.ofMillis(around + 2L * (warmups + count) * wall));
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
