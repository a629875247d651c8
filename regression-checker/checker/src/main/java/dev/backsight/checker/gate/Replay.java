package dev.backsight.checker.gate;

import dev.backsight.checker.compare.BenchmarkDetails;
import dev.backsight.checker.compare.Findings;
import dev.backsight.checker.compare.LockstepComparison;
import dev.backsight.checker.compare.PairLocation;
import dev.backsight.checker.compare.ReferenceDistances;
import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Suite;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/** Decides again, from what two builds measured in lockstep left in {@code run.json}. */
public final class Replay {

    private Replay() {}

    /**
     * Reaches the verdicts of the check that made the recording, bit for bit, under the same policy; and those another
     * policy would have reached on the same pairs.
     *
     * @param baselines where {@code policy.yaml} is looked for
     * @param location what a pair's slices come to; the gate's is {@link PairLocation#MEDIAN}
     */
    public static CheckReport of(
            Path runFile, PolicySource source, Path baselines, PairLocation location, Clock clock) {
        Policy policy = source.read(baselines, LocalDate.now(clock));
        Recording recording = RecordingFile.read(runFile);
        Run base = recording.base();
        Run head = recording.head();
        String label = base.revision() == null ? "base" : base.revision().shortName();
        Findings findings = LockstepComparison.compare(recording, label, policy, location);
        long delivered =
                head.measurements().stream().map(Measurement::id).distinct().count();
        return new CheckReport(
                findings.verdict(),
                findings.headline(),
                clock.instant(),
                RunSummary.of(label, base),
                RunSummary.of("head", head),
                policy,
                new Suite(head.suite(), head.benchmarks().size(), (int) delivered, null, null),
                findings.comparisons(),
                findings.suiteShift(),
                findings.warnings(),
                PolicyEntries.after(Advice.of(findings.comparisons()), policy),
                ReferenceDistances.measured(BenchmarkDetails.of(findings, recording, policy), policy, head));
    }
}
