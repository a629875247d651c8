package dev.backsight.checker.gate;

import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Shard;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One machine's part of a check.
 *
 * @param check the whole, the same on every machine but for paths
 * @param costs recording of an earlier check, by which benchmarks are shared out; the same on every machine; null where
 *     there is none, and all count the same
 */
public record ShardRequest(
        CheckRequest check, Shard shard, @Nullable Path costs) {

    /**
     * Reads {@code 2/4}.
     *
     * @throws UnusableInputException if it is anything else
     */
    public static Shard shard(String text) {
        try {
            return Shard.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** What a pair of each benchmark took in that recording, on average. */
    SortedMap<BenchmarkId, Duration> knownCosts() {
        SortedMap<BenchmarkId, Duration> costs = new TreeMap<>();
        if (costs() != null) {
            if (!RecordingFile.isRecording(costs())) {
                throw new UnusableInputException(costs() + ": was measured without turns and does not say what pairs"
                        + " take: name the run.json of a check of two builds, or of merge");
            }
            RecordingFile.read(costs()).pairs().forEach((id, pairs) -> {
                if (!pairs.isEmpty()) {
                    costs.put(id, mean(pairs));
                }
            });
        }
        return costs;
    }

    private static Duration mean(List<Pair> pairs) {
        return pairs.stream()
                .map(Pair::took)
                .reduce(Duration.ZERO, Duration::plus)
                .dividedBy(pairs.size());
    }
}
