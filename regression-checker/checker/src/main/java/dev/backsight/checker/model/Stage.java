package dev.backsight.checker.model;

/** What a pair of forks was measured for. */
public enum Stage {
    /** A first look at every benchmark. Chooses suspects, decides nothing. */
    SCREEN,
    /** Fresh pairs of a suspect, their number fixed before they start. Only these fail a build. */
    CONFIRM,
    /** Further pairs of a benchmark that was not suspected, to show that it did not change. */
    EQUIVALENCE
}
