package dev.backsight.checker.measure;

import java.util.function.LongSupplier;

/** Measures one build on its own, as a {@link SoloPlan} says. */
public final class SoloRunner {

    private final LongSupplier nanoTime;

    public SoloRunner() {
        this(System::nanoTime);
    }

    /** @param nanoTime by which the budget and the progress are reckoned, like {@link System#nanoTime()} */
    public SoloRunner(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Measures until every benchmark has its forks, the budget is used up, or somebody cancels. A benchmark that fails
     * ends in {@link Measured#failures()} and leaves the others alone.
     *
     * @throws dev.backsight.checker.model.UnusableInputException when the jar, the {@code java} program or a directory
     *     cannot be used
     */
    public Measured run(SoloPlan plan, Progress progress, Cancellation cancellation) {
        plan.harness().check();
        try (Scratch scratch = Scratch.open(plan.scratchDirectory())) {
            return new SoloRun(plan, scratch, progress, cancellation, nanoTime).measure();
        } finally {
            progress.ended();
        }
    }
}
