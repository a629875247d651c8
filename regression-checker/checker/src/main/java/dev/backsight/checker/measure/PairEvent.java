package dev.backsight.checker.measure;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Stage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a measurement of two builds stands when a pair starts or ends.
 *
 * @param index place in this round of pairs, from 1
 * @param total pairs in this round
 * @param round of this stage, from 1
 * @param rounds of this stage
 * @param soFar how the benchmark's time changed as far as its pairs tell; null before the second of them
 * @param eta until measuring ends, as far as the costs measured so far tell; null before the first is known
 */
public record PairEvent(
        int index,
        int total,
        BenchmarkId benchmark,
        Stage stage,
        int round,
        int rounds,
        @Nullable Change soFar,
        Duration elapsed,
        @Nullable Duration eta) {

    public PairEvent {
        if (index < 1 || index > total || round < 1 || round > rounds) {
            throw new IllegalArgumentException(
                    "round " + round + " of " + rounds + ", " + index + " of " + total + " in it, cannot be");
        }
    }

    boolean lastOfRound() {
        return index == total;
    }
}
