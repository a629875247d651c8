package dev.backsight.checker.model;

/** One of the two builds that take turns. */
public enum Build {
    BASE,
    HEAD;

    public Build other() {
        return this == BASE ? HEAD : BASE;
    }
}
