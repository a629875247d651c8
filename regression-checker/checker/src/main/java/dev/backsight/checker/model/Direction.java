package dev.backsight.checker.model;

/** Which way is worse. Follows from the unit's dimension, never from the number. */
public enum Direction {
    LOWER_IS_BETTER,
    HIGHER_IS_BETTER,
    /** Nothing says which way is worse (an auxiliary counter, say): such a metric is kept but never judged. */
    UNKNOWN;

    public static Direction of(Unit unit) {
        return switch (unit.dimension()) {
            case TIME_PER_OPERATION, BYTES_PER_OPERATION -> LOWER_IS_BETTER;
            case OPERATIONS_PER_TIME -> HIGHER_IS_BETTER;
            case OTHER -> UNKNOWN;
        };
    }
}
