package dev.backsight.checker.model;

import java.util.Optional;

/** JMH's benchmark modes. {@code Mode.All} never reaches a result file: JMH expands it before running. */
public enum Mode {
    THROUGHPUT("thrpt", "throughput"),
    AVERAGE_TIME("avgt", "average time"),
    SAMPLE("sample", "sampled time"),
    SINGLE_SHOT("ss", "single shot");

    private final String jmhName;
    private final String title;

    Mode(String jmhName, String title) {
        this.jmhName = jmhName;
        this.title = title;
    }

    /** The short name JMH uses on its command line and in its result files, e.g. {@code avgt}. */
    public String jmhName() {
        return jmhName;
    }

    public String title() {
        return title;
    }

    public static Optional<Mode> fromJmh(String jmhName) {
        for (Mode mode : values()) {
            if (mode.jmhName.equals(jmhName)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
