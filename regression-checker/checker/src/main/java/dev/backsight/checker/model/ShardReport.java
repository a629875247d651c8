package dev.backsight.checker.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One shard's part of a check. It decides nothing: the pairs it measured stand in a {@link Recording} beside it.
 *
 * @param recording SHA-256 of the file with that recording, 64 hexadecimal digits
 * @param warnings about this shard's builds and its measuring
 * @param stoppedBy why measuring broke off, in a clause; null when it ran to its end
 * @param took from the first pair to the last
 */
public record ShardReport(
        Shard shard,
        ShardedCheck check,
        BuildIdentity base,
        BuildIdentity head,
        String recording,
        List<Warning> warnings,
        @Nullable String stoppedBy,
        Duration took) {

    public ShardReport {
        warnings = List.copyOf(warnings);
        if (shard.count() != check.plan().shards()) {
            throw new IllegalArgumentException("shard " + shard + " cannot be one of a plan for "
                    + check.plan().shards());
        }
        if (took.isNegative()) {
            throw new IllegalArgumentException("measuring cannot take " + took);
        }
    }
}
