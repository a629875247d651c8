package dev.backsight.checker.model;

/** What a pair of forks was measured for. */
public enum Stage {
    /** A first look at every benchmark. Chooses suspects, decides nothing. */
    SCREEN("screening"),
    /** Fresh pairs of a suspect, their number fixed before they start. Only these fail a build. */
    CONFIRM("confirming"),
    /** Further pairs of a benchmark that was not suspected, to show that it did not change. */
    EQUIVALENCE("showing unchanged");

    private final String verb;

    Stage(String verb) {
        this.verb = verb;
    }

    /** What is being done, for whoever waits. */
    public String verb() {
        return verb;
    }
}
