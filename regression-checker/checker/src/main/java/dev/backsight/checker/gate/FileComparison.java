package dev.backsight.checker.gate;

import dev.backsight.checker.compare.BenchmarkDetails;
import dev.backsight.checker.compare.Findings;
import dev.backsight.checker.compare.ReferenceDistances;
import dev.backsight.checker.compare.RunComparison;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Compares two result files, from any project. */
public final class FileComparison {

    private static final String SUITE = "default";

    private FileComparison() {}

    /**
     * @param baselines where {@code policy.yaml} is looked for
     * @param acrossEnvironments compare times although the environments differ
     */
    public static CheckReport compare(
            Path baseFile,
            Path headFile,
            PolicySource source,
            Path baselines,
            boolean acrossEnvironments,
            Clock clock) {
        Policy policy = source.read(baselines, LocalDate.now(clock));
        // Side by side: reading is most of the work, and few machines have one core only.
        CompletableFuture<Run> reading = CompletableFuture.supplyAsync(() -> RunSource.read(baseFile, SUITE));
        Run head = RunSource.read(headFile, SUITE);
        Run base = result(reading);
        Collection<BenchmarkId> known = new TreeSet<>(base.benchmarks());
        known.addAll(head.benchmarks());
        source.requireMatches(policy, baselines, known);
        Findings findings = RunComparison.compare(base, head, baseFile.toString(), policy, acrossEnvironments);
        int expected = head.benchmarks().size();
        List<String> advice = new ArrayList<>(Advice.of(findings.comparisons()));
        if (!acrossEnvironments
                && !base.environment().decidingDifferences(head.environment()).isEmpty()) {
            advice.add("If the environments are meant to differ, say so: --across-environments.");
        }
        return new CheckReport(
                findings.verdict(),
                findings.headline(),
                clock.instant(),
                RunSummary.of(baseFile.toString(), base),
                RunSummary.of(headFile.toString(), head),
                policy,
                new Suite(head.suite(), expected, expected - head.failures().size(), null, null),
                findings.comparisons(),
                findings.suiteShift(),
                findings.warnings(),
                PolicyEntries.after(advice, policy),
                ReferenceDistances.measured(BenchmarkDetails.of(findings, base, head), policy, head));
    }

    private static Run result(CompletableFuture<Run> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnusableInputException unusable) {
                throw unusable;
            }
            throw e;
        }
    }
}
