package dev.backsight.checker.model;

/**
 * What a cause does to the times of builds that do not differ. Shares: 0.01 is a head that seems 1 % slower where the
 * cause favours base throughout.
 *
 * @param estimate over all benchmarks, each weighted by how well its own is known
 * @param halfWidth of the interval around {@code estimate} that holds the truth, for all causes together; infinite where nothing can be told, because the system does
 *     not say or the cause never varied
 * @param strongest the benchmark whose own effect is the least likely to be chance
 * @param strongestEstimate that benchmark's
 * @param pValue chance of an effect as strong as that, if there is none, in any of the benchmarks by any of the causes (Bonferroni)
 */
public record Influence(
        Cause cause,
        double estimate,
        double halfWidth,
        BenchmarkId strongest,
        double strongestEstimate,
        double pValue) {}
