package dev.backsight.checker.model;

/** What, besides a difference of their code, might tell two builds apart that take turns. */
public enum Cause {
    SIDE("being head"),
    LAUNCH("being launched second"),
    DIRECTORY("having the first of the two sets of directories"),
    CORE("running on the busiest core"),
    TURN("going first of two turns");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    /** For the end of "the effect of". */
    public String words() {
        return words;
    }
}
