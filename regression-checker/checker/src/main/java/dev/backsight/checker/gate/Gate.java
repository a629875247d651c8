package dev.backsight.checker.gate;

import dev.backsight.checker.compare.RunComparison;
import dev.backsight.checker.git.BuildCancelledException;
import dev.backsight.checker.git.BuildProgress;
import dev.backsight.checker.git.BuildWatch;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Run;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** One check from start to finish: plan, measure, compare, write. */
public final class Gate {

    /** A build that takes longer hangs. */
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(30);

    private final Progress progress;
    private final Cancellation cancellation;
    private final Clock clock;

    public Gate(Progress progress, Cancellation cancellation, Clock clock) {
        this.progress = progress;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    /**
     * Finds the base, building it where it has to be built; measures the two in lockstep, or head alone where base is
     * saved numbers or nothing; compares; writes {@code run.json} and {@code check.json}.
     */
    public CheckReport check(CheckRequest request) {
        request.out().requireWritable();
        Setup setup = Setup.of(request, clock);
        CheckReport draft = draft(setup).report(setup, clock.instant());
        AcceptedHistory history = new AcceptedHistory(
                request.baselines(), setup.environment(), setup.head().suite());
        CheckReport report = draft.withDetails(history.beside(draft.details()));
        request.out().write(report);
        return report;
    }

    private CheckDraft draft(Setup setup) {
        BaseFinder finder = new BaseFinder(setup.request(), setup.environment(), watch());
        try {
            return draft(setup, finder);
        } catch (BuildCancelledException e) {
            return brokenOff(setup, String.valueOf(e.getMessage()));
        }
    }

    private CheckDraft draft(Setup setup, BaseFinder finder) {
        Base base = finder.find(setup.request().base());
        if (base instanceof Base.Build build) {
            return new LockstepCheck(setup, progress, cancellation).against(build);
        }
        SoloCheck solo = new SoloCheck(setup, progress, cancellation);
        if (base instanceof Base.Numbers numbers) {
            return solo.against(numbers, finder);
        }
        return solo.alone(base instanceof Base.None none ? none.why() : List.of());
    }

    private BuildWatch watch() {
        return new BuildWatch(BUILD_LIMIT, cancellation::isCancelled, new BuildProgress() {
            @Override
            public void step(String what) {
                progress.step(what);
            }
        });
    }

    private static CheckDraft brokenOff(Setup setup, String why) {
        Run nothing = new Run(
                setup.head().suite(),
                setup.environment(),
                setup.revision(),
                setup.start(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                false,
                null);
        return new CheckDraft(
                null,
                nothing,
                RunComparison.alone(nothing, setup.policy()),
                List.of(),
                Duration.ZERO,
                why,
                List.of(),
                List.of());
    }
}
