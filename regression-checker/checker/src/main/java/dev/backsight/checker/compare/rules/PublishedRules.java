package dev.backsight.checker.compare.rules;

import java.util.List;

/** The rules that are compared with. Defaults of the tools where they have any. */
public final class PublishedRules {

    private static final int RESAMPLES = 200;

    private PublishedRules() {}

    /** @param seed of those that draw random numbers */
    public static List<PublishedRule> all(long seed) {
        return List.of(
                new MannWhitney("benchstat", 0.05, 1, "pkg.go.dev/golang.org/x/perf/cmd/benchstat (-alpha)"),
                new MannWhitney("asv", 0.002, 1.1, "asv.readthedocs.io, asv compare --factor"),
                new Welch(
                        "benchstat, ttest",
                        0.05,
                        "go.googlesource.com/perf, cmd/benchstat -delta-test ttest (before its version of 2023)"),
                new JmhIntervals(),
                new Criterion(RESAMPLES, seed),
                new MeanRatio(
                        "pytest-benchmark", 5, "pytest-benchmark.readthedocs.io, --benchmark-compare-fail=mean:5%"),
                new MeanRatio("CodSpeed", 10, "codspeed.io/docs/features/customization (default)"),
                new MeanRatio("threshold", 15, "a common choice; no tool's default"),
                new MeanRatio("threshold", 20, "a common choice; no tool's default"),
                new MeanRatio(
                        "github-action-benchmark",
                        100,
                        "github.com/benchmark-action/github-action-benchmark, alert-threshold 200% (default)"));
    }
}
