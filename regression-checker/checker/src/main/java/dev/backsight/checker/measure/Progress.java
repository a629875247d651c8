package dev.backsight.checker.measure;

import dev.backsight.checker.model.Failure;

/** Is told how a measurement proceeds, in the measuring thread. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {};

    /** @param what begins now that is neither fork nor pair, e.g. {@code building 0c52e883e6} */
    default void step(String what) {}

    default void forkStarted(ForkEvent event) {}

    default void forkEnded(ForkEvent event) {}

    default void pairStarted(PairEvent event) {}

    default void pairEnded(PairEvent event) {}

    /** Once for each benchmark that will not deliver. */
    default void failed(Failure failure) {}

    /** Measuring ended, one way or the other. */
    default void ended() {}
}
