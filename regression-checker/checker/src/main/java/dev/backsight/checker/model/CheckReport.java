package dev.backsight.checker.model;

import java.time.Instant;
import java.util.List;
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
        List<String> advice) {

    public CheckReport {
        comparisons = List.copyOf(comparisons);
        warnings = List.copyOf(warnings);
        advice = List.copyOf(advice);
    }

    public long count(Verdict wanted) {
        return comparisons.stream()
                .filter(comparison -> comparison.verdict() == wanted)
                .count();
    }

    public int exitCode() {
        return verdict.exitCode(policy);
    }
}
