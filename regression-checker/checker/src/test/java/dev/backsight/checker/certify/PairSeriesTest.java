package dev.backsight.checker.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.lockstep.SharedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is missing of a recording, and how long that will take. */
class PairSeriesTest {

    private static final BenchmarkId SHORT = BenchmarkId.of("a.B.one", Mode.AVERAGE_TIME, 1, Map.of());
    private static final BenchmarkId LONG = BenchmarkId.of("a.B.two", Mode.AVERAGE_TIME, 1, Map.of());

    @Test
    void lacksWhatIsNotRecordedOfWhatHasNotFailed() {
        PairSeries series = new PairSeries(0, List.of(shared(SHORT), shared(LONG)), 10);

        assertThat(series.missing(List.of())).isEqualTo(Map.of(SHORT, 10, LONG, 10));
        assertThat(series.done(List.of())).isZero();
        List<Recording> some = List.of(recording(4, 0, List.of()), recording(4, 2, List.of()));
        assertThat(series.missing(some)).isEqualTo(Map.of(SHORT, 2, LONG, 8));
        assertThat(series.done(some)).isEqualTo(0.2);
        List<Recording> failed = List.of(recording(4, 0, List.of(new Failure(LONG, "threw", ""))));
        assertThat(series.missing(failed)).isEqualTo(Map.of(SHORT, 6));
        List<Recording> all = List.of(recording(10, 12, List.of()));
        assertThat(series.missing(all)).isEmpty();
        assertThat(series.done(all)).isEqualTo(1);
    }

    @Test
    void saysWhatComesNext() {
        List<Recording> some = List.of(recording(4, 4, List.of()));

        assertThat(new PairSeries(0, List.of(shared(SHORT)), 30).step(some, 4))
                .isEqualTo("taking turns: pairs 5 to 8 of 30");
        assertThat(new PairSeries(5, List.of(shared(SHORT)), 30).step(some, 2))
                .isEqualTo("taking turns, head with 5 % more work: pairs 5 to 6 of 30");
    }

    @Test
    void theTimeLeftIsThatOfThePairsLeftByWhatEachTook() {
        TimeLeft left = new TimeLeft();
        List<SharedBenchmark> both = List.of(shared(SHORT), shared(LONG));
        assertThat(left.words(List.of(Map.of(SHORT, 10)), 3, both)).isEmpty();

        // 4 pairs of 3 s and 2 of 9 s, in a block that took half as long again.
        Recording recording = recording(4, 2, List.of());
        left.add(recording);
        assertThat(left.words(List.of(Map.of(SHORT, 10, LONG, 2)), 0, both)).isEqualTo(", about 48s left in all");
        BenchmarkId unseen = BenchmarkId.of("a.B.three", Mode.AVERAGE_TIME, 1, Map.of());
        assertThat(left.words(List.of(Map.of(unseen, 2)), 0, both)).isEqualTo(", about 10s left in all");
        left.addBlock(recording, Duration.ofSeconds(45));
        assertThat(left.words(List.of(Map.of(SHORT, 10), Map.of(LONG, 2)), 0, both))
                .isEqualTo(", about 1m12s left in all");
        // As annotated until a round was measured: two forks of two benchmarks, a second and 3 s of iterations each.
        assertThat(left.words(List.of(), 2, both)).isEqualTo(", about 32s left in all");
        left.addApart(Duration.ofSeconds(20));
        assertThat(left.words(List.of(), 2, both)).isEqualTo(", about 40s left in all");
    }

    private static SharedBenchmark shared(BenchmarkId id) {
        ListedBenchmark listed = new ListedBenchmark(
                id, 5, 10, Duration.ofMillis(200), 10, Duration.ofMillis(100), List.of(), null, List.of());
        return new SharedBenchmark(listed, listed);
    }

    private static Recording recording(int ofShort, int ofLong, List<Failure> failures) {
        TreeMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>();
        pairs.put(SHORT, Collections.nCopies(ofShort, pair(3)));
        pairs.put(LONG, Collections.nCopies(ofLong, pair(9)));
        Run run = new Run("build-1", Environment.UNKNOWN, null, null, List.of(), new TreeMap<>(), failures, true, null);
        return new Recording(run, run, pairs, List.of(), 1);
    }

    private static Pair pair(int seconds) {
        List<Slice> slices = List.of(new Slice(0, 20_000_000, 0, 0, 0, 0, 0, 0, 0));
        return new Pair(
                Stage.SCREEN,
                Build.BASE,
                0,
                3,
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                List.of(Build.HEAD),
                slices,
                slices,
                Duration.ofMillis(800),
                Duration.ofSeconds(seconds));
    }
}
