package dev.backsight.checker.model;

/** What a comparison counts: the smallest thing that was done independently of the others. */
public enum Replicate {
    /** One JVM of one side; the sides were measured at different times. */
    FORK,
    /** Two JVMs, one a side, that took turns. */
    PAIR
}
