package dev.backsight.checker.fitness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clock that benchmarks are timed with.
 *
 * @param source the kernel's clock source, e.g. {@code tsc}
 * @param available the sources it could use instead
 * @param stepNanos the smallest step seen between two readings of {@code System.nanoTime}, greater than 0
 * @param costNanos what one reading takes, greater than 0
 */
public record TimerState(@Nullable String source, List<String> available, double stepNanos, double costNanos) {

    public TimerState {
        available = List.copyOf(available);
        if (!(stepNanos > 0 && costNanos > 0)) {
            throw new IllegalArgumentException(
                    "a clock takes time and moves on, not " + costNanos + " ns and " + stepNanos + " ns");
        }
    }
}
