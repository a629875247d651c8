package dev.backsight.checker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardPlanTest {

    @Test
    void theLongestGoFirstToWhoHasLeast() {
        Map<BenchmarkId, Duration> costs =
                Map.of(id(0), seconds(5), id(1), seconds(4), id(2), seconds(3), id(3), seconds(3), id(4), seconds(3));

        ShardPlan plan = ShardPlan.balanced(costs.keySet(), costs, 2);

        assertThat(plan.of(new Shard(1, 2))).containsExactly(id(0), id(3));
        assertThat(plan.of(new Shard(2, 2))).containsExactly(id(1), id(2), id(4));
    }

    @Test
    void thePlanDependsOnNothingButBenchmarksAndCosts() {
        Random random = new Random(11);
        for (int suite = 0; suite < 100; suite++) {
            List<BenchmarkId> ids = new ArrayList<>(ids(1 + random.nextInt(40)));
            Map<BenchmarkId, Duration> costs = costs(ids, random);
            int shards = 1 + random.nextInt(9);
            ShardPlan plan = ShardPlan.balanced(ids, costs, shards);
            Collections.shuffle(ids, random);

            assertThat(ShardPlan.balanced(ids, new TreeMap<>(costs), shards)).isEqualTo(plan);
            assertThat(plan.assigned().keySet()).containsExactlyInAnyOrderElementsOf(ids);
            List<BenchmarkId> together = new ArrayList<>();
            for (int i = 1; i <= shards; i++) {
                together.addAll(plan.of(new Shard(i, shards)));
            }
            assertThat(together).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    /** Graham's bound, against the best of all plans. */
    @Test
    void noShardHasMoreThanFourThirdsOfTheBestPlansFullest() {
        Random random = new Random(12);
        for (int suite = 0; suite < 200; suite++) {
            int shards = 2 + random.nextInt(2);
            List<BenchmarkId> ids = ids(1 + random.nextInt(7));
            Map<BenchmarkId, Duration> costs = new HashMap<>();
            ids.forEach(id -> costs.put(id, seconds(1 + random.nextInt(30))));
            long[] nanos = ids.stream().mapToLong(id -> costs.get(id).toNanos()).toArray();
            ShardPlan plan = ShardPlan.balanced(ids, costs, shards);
            int[] places =
                    ids.stream().mapToInt(id -> plan.assigned().get(id) - 1).toArray();

            double worst = 4.0 / 3 - 1.0 / (3 * shards);
            assertThat((double) fullest(nanos, places, shards)).isLessThanOrEqualTo(worst * best(nanos, shards) + 1);
        }
    }

    private static long best(long[] nanos, int shards) {
        long best = Long.MAX_VALUE;
        int plans = (int) Math.pow(shards, nanos.length);
        for (int number = 0; number < plans; number++) {
            int rest = number;
            int[] places = new int[nanos.length];
            for (int i = 0; i < places.length; i++) {
                places[i] = rest % shards;
                rest /= shards;
            }
            best = Math.min(best, fullest(nanos, places, shards));
        }
        return best;
    }

    private static long fullest(long[] nanos, int[] places, int shards) {
        long[] loads = new long[shards];
        for (int i = 0; i < nanos.length; i++) {
            loads[places[i]] += nanos[i];
        }
        return Arrays.stream(loads).max().orElseThrow();
    }

    @Test
    void whatIsNotKnownCountsAsTheMeanOfWhatIs() {
        List<BenchmarkId> ids = ids(4);
        Map<BenchmarkId, Duration> costs = Map.of(id(0), seconds(9), id(1), seconds(1));

        ShardPlan plan = ShardPlan.balanced(ids, costs, 2);

        // 9 | 5 + 5 + 1
        assertThat(plan.of(new Shard(1, 2))).containsExactly(id(0), id(1));
        assertThat(plan.of(new Shard(2, 2))).containsExactly(id(2), id(3));
    }

    @Test
    void withoutCostsAllCountTheSame() {
        ShardPlan plan = ShardPlan.balanced(ids(10), Map.of(), 4);
        assertThat(IntStream.rangeClosed(1, 4).map(i -> plan.of(new Shard(i, 4)).size()))
                .containsExactly(3, 3, 2, 2);
        // None of them known, and none that takes time.
        assertThat(ShardPlan.balanced(ids(2), Map.of(id(0), Duration.ZERO, id(1), Duration.ZERO), 2)
                        .of(new Shard(2, 2)))
                .hasSize(1);
    }

    @Test
    void shardsWithoutWorkAreFine() {
        ShardPlan plan = ShardPlan.balanced(ids(1), Map.of(), 3);
        assertThat(plan.of(new Shard(1, 3))).hasSize(1);
        assertThat(plan.of(new Shard(3, 3))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/4", "5/4", "1/0", "1/1001", "-1/4", "1", "1/2/3", "", "a/b", "1/99999", " 1/2"})
    void whatIsNoShardIsRefused(String text) {
        assertThatThrownBy(() -> Shard.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShardIsReadAsItIsWritten() {
        assertThat(Shard.parse("2/4")).isEqualTo(new Shard(2, 4)).hasToString("2/4");
    }

    private static Map<BenchmarkId, Duration> costs(List<BenchmarkId> ids, Random random) {
        Map<BenchmarkId, Duration> costs = new HashMap<>();
        for (BenchmarkId id : ids) {
            if (random.nextInt(3) > 0) {
                costs.put(id, seconds(1 + random.nextInt(5)));
            }
        }
        return costs;
    }

    private static List<BenchmarkId> ids(int count) {
        return IntStream.range(0, count).mapToObj(ShardPlanTest::id).toList();
    }

    private static BenchmarkId id(int i) {
        return BenchmarkId.of("a.B.m" + i, Mode.AVERAGE_TIME, 1, Map.of());
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }
}
