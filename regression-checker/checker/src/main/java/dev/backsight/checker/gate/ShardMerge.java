package dev.backsight.checker.gate;

import dev.backsight.checker.compare.BenchmarkDetails;
import dev.backsight.checker.compare.Findings;
import dev.backsight.checker.compare.JoinedRecordings;
import dev.backsight.checker.compare.LockstepComparison;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.ShardedCheck;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.checker.model.Warning;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Joins what several machines measured of one check, and decides. */
public final class ShardMerge {

    private ShardMerge() {}

    /**
     * Decides as a check by one machine that measured all of it would have: the correction is over the whole suite, and
     * the joined {@code run.json} can be decided again by {@link Replay}.
     *
     * @param directories of the shards, or in which they are
     * @param out gets {@code run.json} and {@code check.json}; none of the shards' own
     * @throws UnusableInputException if a shard is missing, there twice, damaged, or of another check
     */
    public static CheckReport of(List<Path> directories, OutputDirectory out, Clock clock) {
        List<MeasuredShard> shards = new ArrayList<>();
        directories.forEach(directory -> shards.addAll(MeasuredShard.in(directory)));
        if (shards.isEmpty()) {
            throw new UnusableInputException("nothing to merge: name the directories of the shards");
        }
        requireElsewhere(shards, out);
        ShardAgreement.require(shards);
        shards.sort(Comparator.comparing(shard -> shard.report().shard()));
        out.requireWritable();

        ShardReport first = shards.get(0).report();
        ShardedCheck check = first.check();
        Policy policy = check.policy();
        Recording recording = joined(shards);
        out.write(recording, policy);
        String label = first.base().label();
        Findings findings = LockstepComparison.compare(recording, label, policy);
        CheckReport report = new CheckDraft(
                        RunSummary.of(label, recording.base()),
                        recording.head(),
                        findings,
                        BenchmarkDetails.of(findings, recording, policy),
                        longest(shards),
                        stoppedBy(shards),
                        warnings(shards),
                        Advice.of(findings.comparisons()))
                .report(policy, check.expected(), clock.instant());
        out.write(report);
        return report;
    }

    private static void requireElsewhere(List<MeasuredShard> shards, OutputDirectory out) {
        for (MeasuredShard shard : shards) {
            if (shard.directory()
                    .toAbsolutePath()
                    .normalize()
                    .equals(out.path().toAbsolutePath().normalize())) {
                throw new UnusableInputException(
                        out.path() + ": is the directory of " + shard.name() + ": choose another for the whole");
            }
        }
    }

    private static Recording joined(List<MeasuredShard> shards) {
        try {
            return JoinedRecordings.of(
                    shards.stream().map(MeasuredShard::recording).toList());
        } catch (IllegalArgumentException e) {
            throw new UnusableInputException("the shards do not make one recording: " + e.getMessage(), e);
        }
    }

    /** They measure at once. */
    private static Duration longest(List<MeasuredShard> shards) {
        return shards.stream()
                .map(shard -> shard.report().took())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static @Nullable String stoppedBy(List<MeasuredShard> shards) {
        String why = shards.stream()
                .filter(shard -> shard.report().stoppedBy() != null)
                .map(shard -> "in shard " + shard.report().shard() + ", "
                        + shard.report().stoppedBy())
                .collect(Collectors.joining("; "));
        return why.isEmpty() ? null : why;
    }

    private static List<Warning> warnings(List<MeasuredShard> shards) {
        List<Warning> warnings = new ArrayList<>(ShardAgreement.warnings(shards));
        for (MeasuredShard shard : shards) {
            for (Warning warning : shard.report().warnings()) {
                warnings.add(
                        new Warning(warning.kind(), "shard " + shard.report().shard() + ": " + warning.text()));
            }
        }
        return warnings;
    }
}
