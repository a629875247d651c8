package dev.backsight.checker.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a reader or a renderer needs of one check: the sole source of {@code check.json}, of every rendering and
 * of the exit code.
 *
 * @param headline the verdict in one sentence
 * @param base null where there was nothing to compare with
 * @param comparisons worst first
 * @param suiteShift how all benchmarks together moved; null where that could not be tested
 * @param warnings about the check as a whole
 * @param advice what to do next, a sentence each, ready to be printed; may hold a command
 * @param details what stands behind the comparisons, at most one a benchmark
 */
public record CheckReport(
        CheckVerdict verdict,
        String headline,
        Instant createdAt,
        @Nullable RunSummary base,
        RunSummary head,
        Policy policy,
        Suite suite,
        List<Comparison> comparisons,
        @Nullable SuiteShift suiteShift,
        List<Warning> warnings,
        List<String> advice,
        List<BenchmarkDetail> details) {

    public CheckReport {
        comparisons = List.copyOf(comparisons);
        warnings = List.copyOf(warnings);
        advice = List.copyOf(advice);
        details = List.copyOf(details);
        Set<BenchmarkId> known = new HashSet<>();
        for (BenchmarkDetail detail : details) {
            if (!known.add(detail.benchmark())) {
                throw new IllegalArgumentException(detail.benchmark().label() + " has two details");
            }
        }
    }

    /** Of which nothing more is known than the comparisons say. */
    public CheckReport(
            CheckVerdict verdict,
            String headline,
            Instant createdAt,
            @Nullable RunSummary base,
            RunSummary head,
            Policy policy,
            Suite suite,
            List<Comparison> comparisons,
            @Nullable SuiteShift suiteShift,
            List<Warning> warnings,
            List<String> advice) {
        this(
                verdict,
                headline,
                createdAt,
                base,
                head,
                policy,
                suite,
                comparisons,
                suiteShift,
                warnings,
                advice,
                List.of());
    }

    public CheckReport withDetails(List<BenchmarkDetail> known) {
        return new CheckReport(
                verdict,
                headline,
                createdAt,
                base,
                head,
                policy,
                suite,
                comparisons,
                suiteShift,
                warnings,
                advice,
                known);
    }

    public long count(Verdict wanted) {
        return comparisons.stream()
                .filter(comparison -> comparison.verdict() == wanted)
                .count();
    }

    /**
     * Whether this comparison is a reason for the exit code not to be 0; the one rule for all who show it. A check may
     * find no ground to fail on although a comparison by itself would: where benchmarks that run the same code in both
     * builds were found to differ, it is INCONCLUSIVE, whatever else was found.
     */
    public boolean failsBecauseOf(Comparison comparison) {
        if (exitCode() == 0) {
            return false;
        }
        return comparison.failing() ? !disowns(comparison) : comparison.undecided() && policy.failOnInconclusive();
    }

    /** Whether this comparison would fail a check by itself, and this check has no ground to rely on it. */
    public boolean disowns(Comparison comparison) {
        return comparison.failing() && verdict == CheckVerdict.INCONCLUSIVE;
    }

    public int exitCode() {
        return verdict.exitCode(policy);
    }
}
