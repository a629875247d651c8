package dev.backsight.checker.measure.lockstep;

import java.time.Duration;

/**
 * How a fork's time is cut up.
 *
 * @param warmups warm-up iterations; they take turns too
 * @param warmupTime of each; single shots ignore it
 * @param count measured iterations, at least 1
 * @param time of each, before which no operation is broken off; single shots ignore it
 */
public record SliceSettings(int warmups, Duration warmupTime, int count, Duration time) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    public SliceSettings {
        if (warmups < 0 || count < 1) {
            throw new IllegalArgumentException("a fork has some slices, not " + warmups + " and " + count);
        }
        if (warmupTime.compareTo(SHORTEST) < 0 || time.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("a slice takes at least 1 ms, not " + warmupTime + " and " + time);
        }
    }

    int turns() {
        return warmups + count;
    }
}
