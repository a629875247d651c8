package dev.backsight.checker.measure;

import dev.backsight.checker.model.BenchmarkId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a measurement stands when a fork starts or ends.
 *
 * @param index place in this round of forks, from 1
 * @param total forks in this round
 * @param benchmark what the fork runs; the first of several that share a command
 * @param fork round, from 1
 * @param forks rounds planned
 * @param eta until measuring ends, as far as the costs measured so far tell; null before the first is known
 */
public record ForkEvent(
        int index,
        int total,
        BenchmarkId benchmark,
        int fork,
        int forks,
        Duration elapsed,
        @Nullable Duration eta) {

    public ForkEvent {
        if (index < 1 || index > total || fork < 1 || fork > forks) {
            throw new IllegalArgumentException(
                    "fork " + fork + " of " + forks + ", " + index + " of " + total + " in its round, cannot be");
        }
    }

    boolean lastOfRound() {
        return index == total;
    }
}
