package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Reference;
import dev.backsight.checker.model.ReferenceDistance;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceDistancesTest {

    private static final Policy POLICY = beside("*.store", "bare");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void aDistanceIsThatOfTheGeometricMeansOfForksInOneUnit() {
        RunBuilder head = new RunBuilder()
                .time(id("store"), "us/op", new double[][] {{2, 2, 9}, {8, 8, 1}})
                .time(id("bare"), "ns/op", new double[][] {{1000, 1000, 1}, {4000, 4000, 9000}});

        ReferenceDistance distance = measured(POLICY, id("store"), head);

        // Medians of forks 2 and 8 us, 1 and 4 us: 4 us beside 2.
        assertThat(distance).isEqualTo(new ReferenceDistance(id("bare"), 4, 2, new Unit("us/op"), null));
        assertThat(distance.ratio()).isEqualTo(2);
    }

    @Test
    void ofRatesItIsTheShareThatIsReached() {
        BenchmarkId store = id("store", Mode.THROUGHPUT);
        BenchmarkId bare = id("bare", Mode.THROUGHPUT);
        RunBuilder head = new RunBuilder()
                .time(store, "ops/ms", new double[][] {{43}, {43}})
                .time(bare, "ops/s", new double[][] {{100_000}, {100_000}});
        assertThat(measured(POLICY, store, head).ratio()).isCloseTo(0.43, within(1e-9));
    }

    @Test
    void paramsThatBothHaveAreTheSame() {
        RunBuilder head = new RunBuilder()
                .time(id("store", "size", "1MiB"), one(6))
                .time(id("store", "size", "4KiB"), one(5))
                .time(id("bare", "size", "1MiB"), one(3))
                .time(id("bare", "size", "64KiB"), one(1));
        assertThat(measured(POLICY, id("store", "size", "1MiB"), head).ratio()).isEqualTo(2);
        assertThat(measured(POLICY, id("store", "size", "4KiB"), head)).isNull();
    }

    @Test
    void aParamThatTheReferenceLacksHasToBeNamed() {
        RunBuilder head = new RunBuilder()
                .time(id("store", "files", "10"), one(6))
                .time(id("store", "files", "99"), one(9))
                .time(id("bare"), one(3));
        Policy named = beside("*.store", "bare", "files", "10");

        assertThat(measured(POLICY, id("store", "files", "10"), head)).isNull();
        assertThat(measured(named, id("store", "files", "10"), head).ratio()).isEqualTo(2);
        assertThat(measured(named, id("store", "files", "99"), head)).isNull();
    }

    @Test
    void aParamThatOnlyTheReferenceHasKeepsThemApart() {
        RunBuilder head = new RunBuilder().time(id("store"), one(6)).time(id("bare", "size", "1MiB"), one(3));
        assertThat(measured(POLICY, id("store"), head)).isNull();
    }

    @Test
    void anotherModeOrNumberOfThreadsIsNotAlike() {
        BenchmarkId twoThreads = BenchmarkId.of(id("bare").name(), Mode.AVERAGE_TIME, 2, Map.of());
        RunBuilder head = new RunBuilder()
                .time(id("store"), one(6))
                .time(id("bare", Mode.SAMPLE), one(3))
                .time(id("bare", Mode.SINGLE_SHOT), one(3))
                .time(twoThreads, one(3));
        assertThat(measured(POLICY, id("store"), head)).isNull();
    }

    @Test
    void aMeanIsNotHeldAgainstAMedian() {
        Metric mean = Metric.of(Metric.MEAN_TIME, new Unit("ns/op"), MetricFamily.TIME);
        RunBuilder head =
                new RunBuilder().time(id("store", Mode.SAMPLE), one(6)).add(id("bare", Mode.SAMPLE), mean, one(3));
        assertThat(measured(POLICY, id("store", Mode.SAMPLE), head)).isNull();
    }

    @Test
    void whereEitherWasNotMeasuredOrTookNoTimeThereIsNone() {
        assertThat(measured(POLICY, id("store"), new RunBuilder().time(id("store"), one(6))))
                .isNull();
        assertThat(measured(POLICY, id("store"), new RunBuilder().time(id("bare"), one(6))))
                .isNull();
        for (double unusable : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY}) {
            RunBuilder head = new RunBuilder().time(id("store"), one(6)).time(id("bare"), one(unusable));
            assertThat(measured(POLICY, id("store"), head)).isNull();
        }
    }

    @Test
    void theLastThatMatchesCountsAndNothingIsItsOwnReference() {
        Policy policy = POLICY.withReferences(List.of(
                new Reference("*", new TreeMap<>(), id("bare").name(), 1),
                new Reference("*.store", new TreeMap<>(), id("other").name(), 2)));
        RunBuilder head = new RunBuilder()
                .time(id("store"), one(6))
                .time(id("bare"), one(3))
                .time(id("other"), one(12));
        assertThat(measured(policy, id("store"), head).ratio()).isEqualTo(0.5);
        assertThat(measured(policy, id("other"), head).ratio()).isEqualTo(4);
        assertThat(measured(policy, id("bare"), head)).isNull();
    }

    @Test
    void onlyWhatHasNoneYetGetsThatOfABaseline() {
        RunBuilder head = new RunBuilder().time(id("store"), one(6)).time(id("bare"), one(3));
        Run baseline = new RunBuilder()
                .time(id("store"), one(8))
                .time(id("bare"), one(2))
                .build()
                .accepted(new Acceptance("Ada", AT, "first", null, List.of()));

        List<BenchmarkDetail> inCheck = ReferenceDistances.measured(List.of(detail(id("store"))), POLICY, head.build());
        assertThat(ReferenceDistances.accepted(inCheck, POLICY, baseline)).isEqualTo(inCheck);
        assertThat(ReferenceDistances.accepted(List.of(detail(id("store"))), POLICY, baseline))
                .extracting(BenchmarkDetail::distance)
                .containsExactly(new ReferenceDistance(id("bare"), 8, 2, new Unit("ns/op"), AT));
    }

    private static @Nullable ReferenceDistance measured(Policy policy, BenchmarkId benchmark, RunBuilder head) {
        return ReferenceDistances.measured(List.of(detail(benchmark)), policy, head.build())
                .get(0)
                .distance();
    }

    private static BenchmarkDetail detail(BenchmarkId benchmark) {
        return new BenchmarkDetail(benchmark, null, null, null, null, null, null, List.of());
    }

    private static Policy beside(String glob, String reference, String... params) {
        return Policy.DEFAULT.withReferences(List.of(new Reference(
                glob, id(reference, params).params(), id(reference).name(), 1)));
    }

    private static double[][] one(double value) {
        return new double[][] {{value}, {value}};
    }
}
