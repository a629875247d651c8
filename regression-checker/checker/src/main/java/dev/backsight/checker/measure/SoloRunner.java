package dev.backsight.checker.measure;

import java.time.Instant;
import java.util.Map;
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
            return new SoloRun(plan, scratch, KeptForks.none(), progress, cancellation, nanoTime).measure();
        } finally {
            progress.ended();
        }
    }

    /**
     * The same, but goes on where an earlier run of the very same build, benchmarks and settings was interrupted or
     * killed: forks that it finished are not run again. {@link Measured#warnings()} says how many these are.
     *
     * @param environment what decides whether numbers can be compared; forks of another are not taken
     * @param oldest forks that ended before are not taken either
     */
    public Measured resume(
            SoloPlan plan,
            Map<String, String> environment,
            Instant oldest,
            Progress progress,
            Cancellation cancellation) {
        plan.harness().check();
        try (Scratch scratch = Scratch.open(plan.scratchDirectory())) {
            KeptForks kept = KeptForks.open(plan, environment, oldest);
            Measured measured = new SoloRun(plan, scratch, kept, progress, cancellation, nanoTime).measure();
            return measured.complete() ? kept.remove().map(measured::warning).orElse(measured) : measured;
        } finally {
            progress.ended();
        }
    }
}
