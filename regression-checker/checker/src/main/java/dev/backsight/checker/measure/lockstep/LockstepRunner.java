package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.Scratch;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Measures two builds in lockstep, as a {@link LockstepPlan} says. */
public final class LockstepRunner {

    private final BuildUnderTest base;
    private final BuildUnderTest head;
    private final Path dataDirectory;
    private final Path scratchDirectory;
    private final LongSupplier nanoTime;

    /**
     * @param dataDirectory below which forks write
     * @param scratchDirectory for logs and JMH's result files; created if missing, cleared of earlier runs' files
     */
    public LockstepRunner(BuildUnderTest base, BuildUnderTest head, Path dataDirectory, Path scratchDirectory) {
        this(base, head, dataDirectory, scratchDirectory, System::nanoTime);
    }

    /** @param nanoTime by which the budget and the progress are reckoned, like {@link System#nanoTime()} */
    LockstepRunner(
            BuildUnderTest base,
            BuildUnderTest head,
            Path dataDirectory,
            Path scratchDirectory,
            LongSupplier nanoTime) {
        this.base = base;
        this.head = head;
        this.dataDirectory = dataDirectory;
        this.scratchDirectory = scratchDirectory;
        this.nanoTime = nanoTime;
    }

    /**
     * Measures until everything is decided, the budget is used up, or somebody cancels. A benchmark that fails ends as a
     * failure of its side and leaves the others alone.
     *
     * @throws dev.backsight.checker.model.UnusableInputException when a jar, a {@code java} program or a directory
     *     cannot be used
     */
    public LockstepMeasured run(LockstepPlan plan, Progress progress, Cancellation cancellation) {
        try (Scratch scratch = Scratch.open(scratchDirectory);
                PairRunner runner = new PairRunner(base, head, dataDirectory, scratch, cancellation, nanoTime)) {
            return new LockstepRun(plan, runner::run, scratch.directory(), progress, nanoTime).measure();
        } finally {
            progress.ended();
        }
    }
}
