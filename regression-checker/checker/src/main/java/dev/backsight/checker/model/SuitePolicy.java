package dev.backsight.checker.model;

/**
 * What is accepted of the suite as a whole.
 *
 * @param tolerance largest relative worsening of the times of all benchmarks together; far smaller than a benchmark's own,
 *     because many of them show it
 * @param fails whether a suite that is slower fails the check, or is only reported
 */
public record SuitePolicy(double tolerance, boolean fails) {

    public static final SuitePolicy DEFAULT = new SuitePolicy(0.005, false);

    public SuitePolicy {
        Policy.checkTolerance(tolerance);
    }
}
