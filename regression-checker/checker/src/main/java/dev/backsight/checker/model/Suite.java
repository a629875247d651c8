package dev.backsight.checker.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The benchmarks of a check as a whole.
 *
 * @param expected benchmarks head was expected to deliver
 * @param measured benchmarks it did deliver
 * @param took how long measuring took; null where nothing was measured, as in a comparison of two files
 * @param budget what measuring was allowed to take; null likewise
 */
public record Suite(
        String name,
        int expected,
        int measured,
        @Nullable Duration took,
        @Nullable Duration budget) {

    public Suite {
        if (expected < 0 || measured < 0 || measured > expected) {
            throw new IllegalArgumentException(measured + " of " + expected + " benchmarks cannot be");
        }
    }
}
