package dev.backsight.checker.measure;

import dev.backsight.checker.model.Failure;

/** Is told how a measurement proceeds, in the measuring thread. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {};

    default void forkStarted(ForkEvent event) {}

    default void forkEnded(ForkEvent event) {}

    /** Once for each benchmark that will not deliver. */
    default void failed(Failure failure) {}

    /** Measuring ended, one way or the other. */
    default void ended() {}
}
