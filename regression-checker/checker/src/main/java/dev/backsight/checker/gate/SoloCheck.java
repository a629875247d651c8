package dev.backsight.checker.gate;

import dev.backsight.checker.compare.Findings;
import dev.backsight.checker.compare.RunComparison;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Measured;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.SoloPlan;
import dev.backsight.checker.measure.SoloRunner;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures head on its own, and compares it with numbers measured at another time, or with nothing. */
final class SoloCheck {

    private final Setup setup;
    private final Progress progress;
    private final Cancellation cancellation;

    SoloCheck(Setup setup, Progress progress, Cancellation cancellation) {
        this.setup = setup;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    CheckDraft against(Base.Numbers base) {
        setup.requireMatches(base.run().benchmarks());
        Measured measured = measure();
        Run run = keep(measured);
        Findings findings = RunComparison.compare(base.run(), run, base.label(), setup.policy(), false);
        List<String> advice = new ArrayList<>(Advice.of(findings.comparisons()));
        advice.addAll(Advice.toAccept(run, true, setup.request().acceptCommand()));
        return draft(measured, run, RunSummary.of(base.label(), base.run()), findings, base.warnings(), advice);
    }

    CheckDraft alone(List<String> why) {
        setup.requireMatches(Set.of());
        Measured measured = measure();
        Run run = keep(measured);
        List<String> advice = new ArrayList<>(why);
        advice.addAll(Advice.toAccept(run, false, setup.request().acceptCommand()));
        return draft(measured, run, null, RunComparison.alone(run, setup.policy()), List.of(), advice);
    }

    private Measured measure() {
        BenchmarkSource head = setup.head();
        List<String> jvmArgs = new ArrayList<>(head.jvmArgs());
        jvmArgs.add("-Dbacksight.dir=" + head.data());
        SoloPlan plan = new SoloPlan(
                setup.harness(head.jar(), jvmArgs),
                setup.listed(),
                setup.policy().forks(),
                setup.policy().budget(),
                setup.request().out().scratch(),
                head.seed(),
                SoloPlan.PATIENCE);
        return new SoloRunner().run(plan, progress, cancellation);
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

    private static CheckDraft draft(
            Measured measured,
            Run run,
            @Nullable RunSummary base,
            Findings findings,
            List<Warning> before,
            List<String> advice) {
        List<Warning> warnings = new ArrayList<>(before);
        warnings.addAll(measured.warnings());
        return new CheckDraft(base, run, findings, measured.took(), measured.stoppedBy(), warnings, advice);
    }
}
