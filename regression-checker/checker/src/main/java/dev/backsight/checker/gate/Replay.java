package dev.backsight.checker.gate;

import dev.backsight.checker.compare.BenchmarkDetails;
import dev.backsight.checker.compare.Findings;
import dev.backsight.checker.compare.LockstepComparison;
import dev.backsight.checker.compare.PairLocation;
import dev.backsight.checker.compare.ReferenceDistances;
import dev.backsight.checker.format.DecidedRecording;
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
     * Reaches the verdicts of the check that made the recording, bit for bit: by the policy that it recorded, unless another
     * is named, which shows what that would have said of the same pairs.
     *
     * @param source a file named there, and options, come before what was recorded
     * @param baselines where {@code policy.yaml} is looked for if the recording has none
     * @param location what a pair's slices come to; the gate's is {@link PairLocation#MEDIAN}
     */
    public static CheckReport of(
            Path runFile, PolicySource source, Path baselines, PairLocation location, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        DecidedRecording decided = RecordingFile.readDecided(runFile);
        Policy policy =
                decided.policy() == null ? source.read(baselines, today) : source.readOr(decided.policy(), today);
        Recording recording = decided.recording();
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
