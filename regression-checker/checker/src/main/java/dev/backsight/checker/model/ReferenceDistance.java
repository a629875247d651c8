package dev.backsight.checker.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a benchmark is from its reference. For orientation: the two did not take turns, so it has no interval, and
 * nothing is decided by it.
 *
 * @param reference ran with the same mode, threads and params
 * @param location of the benchmark, as of a {@link Side}, over all forks of one run; positive
 * @param referenceLocation likewise of the reference, in the same unit
 * @param unit of a time per operation, or of operations per time
 * @param acceptedAt when the baseline was accepted that holds both; null where they were measured in the check itself
 */
public record ReferenceDistance(
        BenchmarkId reference,
        double location,
        double referenceLocation,
        Unit unit,
        @Nullable Instant acceptedAt) {

    public ReferenceDistance {
        if (!isPositive(location) || !isPositive(referenceLocation)) {
            throw new IllegalArgumentException(
                    "a distance is that between two positive numbers, not " + location + " and " + referenceLocation);
        }
        if (unit.dimension() != Dimension.TIME_PER_OPERATION && unit.dimension() != Dimension.OPERATIONS_PER_TIME) {
            throw new IllegalArgumentException(
                    "a distance is told in a time per operation or in operations per time, not in " + unit.symbol());
        }
    }

    private static boolean isPositive(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    /** The benchmark's time, or its rate, as a multiple of the reference's. */
    public double ratio() {
        return location / referenceLocation;
    }
}
