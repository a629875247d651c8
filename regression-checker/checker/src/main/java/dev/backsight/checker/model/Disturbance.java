package dev.backsight.checker.model;

/** What else went on while a slice was measured, besides the benchmark. */
public enum Disturbance {
    NONE('.', "nothing else"),
    /** Threads of the other build ran, whose turn it was not. */
    OUT_OF_TURN('o', "the other build's threads ran"),
    /** A hypervisor took processor time. */
    STOLEN('s', "the hypervisor took processor time"),
    /** The threads that run the benchmark were ready to, and the system ran others. */
    WITHHELD('w', "the system ran others"),
    COMPILING('c', "compilers worked"),
    COLLECTING('g', "garbage was collected");

    private final char code;
    private final String words;

    Disturbance(char code, String words) {
        this.code = code;
        this.words = words;
    }

    /** One ASCII character, by which files name it. */
    public char code() {
        return code;
    }

    /** A clause for whoever reads a report. */
    public String words() {
        return words;
    }
}
