package dev.backsight.checker.gate;

import dev.backsight.checker.compare.RunComparison;
import dev.backsight.checker.git.BuildCancelledException;
import dev.backsight.checker.git.BuildProgress;
import dev.backsight.checker.git.BuildWatch;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.UnusableInputException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        AcceptedReferences references =
                new AcceptedReferences(request.baselines(), setup.environment(), setup.policy());
        CheckReport report = draft.withDetails(references.beside(history.beside(draft.details())));
        request.out().write(report);
        return report;
    }

    /**
     * One machine's part of a check: finds the base as {@link #check} does, measures some of the benchmarks beside it, and
     * writes {@code run.json} and {@code shard.json}. Decides nothing; {@link ShardMerge} does, once all are there.
     *
     * @throws UnusableInputException also where the base is no build, but saved numbers or nothing
     * @throws BuildCancelledException if the base was being built when the check was cancelled; nothing is written then
     */
    public ShardReport shard(ShardRequest request) {
        request.check().out().requireWritable();
        request.check().out().discardShard();
        // Before a base is built, which may take minutes.
        Map<BenchmarkId, Duration> costs = request.knownCosts();
        Setup setup = Setup.of(request.check(), clock);
        Base base = new BaseFinder(setup.request(), setup.environment(), watch())
                .find(request.check().base());
        if (!(base instanceof Base.Build build)) {
            throw new UnusableInputException("a shard measures two builds in turns, and here is "
                    + (base instanceof Base.Numbers numbers
                            ? "none but " + numbers.label()
                                    + numbers.warnings().stream()
                                            .map(warning -> " (" + warning.text() + ")")
                                            .collect(Collectors.joining())
                            : "nothing to measure head beside")
                    + ": name a build as base, such as git:HEAD~1 or jar:old.jar, or check without shards");
        }
        return new ShardCheck(setup, new LockstepCheck(setup, progress, cancellation))
                .measure(build, request.shard(), costs);
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
