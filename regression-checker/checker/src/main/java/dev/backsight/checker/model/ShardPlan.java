package dev.backsight.checker.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which shard measures which benchmark, both builds of it. The same on every machine that plans from the same benchmarks
 * and the same costs.
 *
 * @param shards how many there are; some may have nothing to do
 * @param assigned the index of the shard, from 1, of every benchmark that is measured
 */
public record ShardPlan(int shards, SortedMap<BenchmarkId, Integer> assigned) {

    public ShardPlan {
        assigned = Collections.unmodifiableSortedMap(new TreeMap<>(assigned));
        for (int index : assigned.values()) {
            new Shard(index, shards);
        }
        new Shard(1, shards);
    }

    /**
     * The longest first, each to the shard that has least so far (Graham, "Bounds on multiprocessing timing anomalies",
     * SIAM J. Appl. Math. 17, 1969): no shard gets more than 4/3 of what the best plan would give its fullest. Ties go by
     * name, and to the first of the shards.
     *
     * @param costs what a pair of a benchmark takes; those not in it are taken to cost the mean of those that are
     */
    public static ShardPlan balanced(Collection<BenchmarkId> benchmarks, Map<BenchmarkId, Duration> costs, int shards) {
        SortedMap<BenchmarkId, Long> nanos = nanos(benchmarks, costs);
        List<Map.Entry<BenchmarkId, Long>> longestFirst = new ArrayList<>(nanos.entrySet());
        // Stable, so that those of equal cost stay sorted by name.
        longestFirst.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        long[] loads = new long[new Shard(1, shards).count()];
        SortedMap<BenchmarkId, Integer> assigned = new TreeMap<>();
        for (Map.Entry<BenchmarkId, Long> entry : longestFirst) {
            int least = 0;
            for (int i = 1; i < loads.length; i++) {
                if (loads[i] < loads[least]) {
                    least = i;
                }
            }
            loads[least] += entry.getValue();
            assigned.put(entry.getKey(), least + 1);
        }
        return new ShardPlan(shards, assigned);
    }

    private static SortedMap<BenchmarkId, Long> nanos(
            Collection<BenchmarkId> benchmarks, Map<BenchmarkId, Duration> costs) {
        SortedMap<BenchmarkId, Long> nanos = new TreeMap<>();
        for (BenchmarkId id : benchmarks) {
            Duration own = costs.get(id);
            if (own != null) {
                nanos.put(id, nanos(own));
            }
        }
        long usual = Math.round(
                nanos.values().stream().mapToLong(Long::longValue).average().orElse(1));
        benchmarks.forEach(id -> nanos.putIfAbsent(id, usual));
        return nanos;
    }

    /** At least one, so that what takes next to nothing is spread as well. */
    private static long nanos(Duration cost) {
        return Math.max(1, cost.toNanos());
    }

    /** What that shard measures. */
    public SortedSet<BenchmarkId> of(Shard shard) {
        SortedSet<BenchmarkId> part = new TreeSet<>();
        assigned.forEach((id, index) -> {
            if (index == shard.index()) {
                part.add(id);
            }
        });
        return part;
    }
}
