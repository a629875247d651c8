package dev.backsight.checker.git;

import java.time.Duration;

/** Is told how a build proceeds, in the thread that waits for it. */
public interface BuildProgress {

    /** Tells nobody. */
    BuildProgress SILENT = new BuildProgress() {};

    /** @param what begins now, e.g. {@code building 0c52e883e6: mvn package} */
    default void step(String what) {}

    /**
     * About once a second while a program runs.
     *
     * @param elapsed since it started
     * @param lastLine it printed, without control characters, cut to a line's length; may be empty
     */
    default void running(Duration elapsed, String lastLine) {}
}
