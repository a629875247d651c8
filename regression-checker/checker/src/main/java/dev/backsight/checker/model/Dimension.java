package dev.backsight.checker.model;

/** What a unit measures. Units of one dimension convert into each other; {@link #OTHER} converts only to itself. */
public enum Dimension {
    TIME_PER_OPERATION,
    OPERATIONS_PER_TIME,
    BYTES_PER_OPERATION,
    OTHER
}
