package dev.backsight.checker.gate;

import dev.backsight.checker.compare.BenchmarkDetails;
import dev.backsight.checker.compare.Confirmation;
import dev.backsight.checker.compare.Findings;
import dev.backsight.checker.compare.LockstepComparison;
import dev.backsight.checker.compare.RunComparison;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Measured;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.SoloPlan;
import dev.backsight.checker.measure.SoloRunner;
import dev.backsight.checker.measure.lockstep.LockstepMeasured;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.checker.model.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures head on its own, and compares it with numbers measured at another time, or with nothing. */
final class SoloCheck {

    /** An interrupted run is gone on with the same night; later, the machine may be another in ways that do not show. */
    private static final Duration LONGEST_BREAK = Duration.ofHours(12);

    private final Setup setup;
    private final Progress progress;
    private final Cancellation cancellation;

    SoloCheck(Setup setup, Progress progress, Cancellation cancellation) {
        this.setup = setup;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** @param finder builds the commit of the numbers where something has to be confirmed */
    CheckDraft against(Base.Numbers base, BaseFinder finder) {
        setup.requireMatches(base.run().benchmarks());
        Measured measured = measure();
        Run run = keep(measured);
        Findings findings = RunComparison.compare(base.run(), run, base.label(), setup.policy(), false);
        CheckDraft draft = draft(
                measured,
                run,
                RunSummary.of(base.label(), base.run()),
                findings,
                BenchmarkDetails.of(findings, base.run(), run),
                base.warnings());
        List<Suspect> suspects = Confirmation.suspects(findings);
        if (!suspects.isEmpty() && measured.complete() && base.buildable()) {
            draft = confirmed(draft, base, suspects, finder);
        }
        List<String> advice = new ArrayList<>(Advice.of(draft.findings().comparisons()));
        advice.addAll(Advice.toAccept(run, true, setup.request().acceptCommand()));
        return draft.advising(advice);
    }

    /** Before numbers of another day fail a build, the two builds are measured side by side. */
    private CheckDraft confirmed(CheckDraft draft, Base.Numbers base, List<Suspect> suspects, BaseFinder finder) {
        Base.Build build;
        try {
            build = finder.commitOf(base);
        } catch (UnusableInputException e) {
            return draft.warning("not confirmed beside the commit of the saved numbers, which could not be measured"
                    + " here: " + e.getMessage());
        }
        LockstepMeasured pairs = new LockstepCheck(setup, progress, cancellation).confirm(build, suspects);
        setup.request().out().writeConfirmation(pairs.recording(), setup.policy());
        Findings ofPairs = LockstepComparison.compare(pairs.recording(), build.label(), setup.policy());
        Findings findings =
                Confirmation.joined(draft.findings(), suspects, ofPairs, base.label(), pairs.stoppedBy() == null);
        return draft.confirmedBy(findings, BenchmarkDetails.of(ofPairs, pairs.recording(), setup.policy()), pairs);
    }

    CheckDraft alone(List<String> why) {
        setup.requireMatches(Set.of());
        Measured measured = measure();
        Run run = keep(measured);
        List<String> advice = new ArrayList<>(why);
        advice.addAll(Advice.toAccept(run, false, setup.request().acceptCommand()));
        Findings findings = RunComparison.alone(run, setup.policy());
        return draft(measured, run, null, findings, List.of(), List.of()).advising(advice);
    }

    private Measured measure() {
        BenchmarkSource head = setup.head();
        List<String> jvmArgs = new ArrayList<>(head.jvmArgs());
        jvmArgs.add("-Dbacksight.dir=" + head.data());
        SoloPlan plan = new SoloPlan(
                setup.harness(head.classPath(), jvmArgs),
                setup.listed(),
                setup.policy().forks(),
                setup.policy().budget(),
                setup.request().out().scratch(),
                head.seed(),
                SoloPlan.PATIENCE);
        return new SoloRunner()
                .resume(
                        plan,
                        setup.environment().deciding(),
                        setup.start().minus(LONGEST_BREAK),
                        progress,
                        cancellation);
    }

    /** Written at once: whatever goes wrong from here on must not cost the numbers. */
    private Run keep(Measured measured) {
        Environment environment = setup.environment();
        Run run = new Run(
                setup.head().suite(),
                new Environment(environment.machine(), environment.jvm(), measured.jmhVersion()),
                setup.revision(),
                setup.start(),
                measured.measurements(),
                measured.executions(),
                measured.failures(),
                measured.complete(),
                null);
        setup.request().out().write(run);
        return run;
    }

    private CheckDraft draft(
            Measured measured,
            Run run,
            @Nullable RunSummary base,
            Findings findings,
            List<BenchmarkDetail> details,
            List<Warning> before) {
        List<Warning> warnings = new ArrayList<>(before);
        warnings.addAll(setup.warnings(setup.head().classPath()));
        warnings.addAll(measured.warnings());
        return new CheckDraft(base, run, findings, details, measured.took(), measured.stoppedBy(), warnings, List.of());
    }
}
