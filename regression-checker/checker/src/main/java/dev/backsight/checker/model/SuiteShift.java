package dev.backsight.checker.model;

/**
 * How the times of all benchmarks together moved. Finds what is too small to be seen in any one of them and common to
 * most, as another JVM flag; does not find a few small losses among many benchmarks.
 *
 * @param benchmarks that count, each once
 * @param estimate relative and oriented as {@link Change#estimate()}: half of the suite lies above it
 * @param low lower end of the 95 % confidence interval
 * @param high upper end of it
 * @param tolerance the largest worsening that is accepted of the suite as a whole
 * @param pValue one-sided, of the hypothesis "worse by no more than the tolerance"
 * @param level the suite is slower when the p-value is at most this
 * @param fails whether the check fails then
 */
public record SuiteShift(
        int benchmarks,
        double estimate,
        double low,
        double high,
        double tolerance,
        double pValue,
        double level,
        boolean fails) {

    public SuiteShift {
        if (!(low <= estimate && estimate <= high)) {
            throw new IllegalArgumentException(
                    "an interval holds its estimate, but [" + low + ", " + high + "] does not hold " + estimate);
        }
        if (benchmarks < 1 || !(pValue >= 0 && pValue <= 1) || !(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException(
                    benchmarks + " benchmarks, a p-value of " + pValue + " and a level of " + level + " cannot be");
        }
    }

    /** Whether the suite as a whole was shown to be worse by more than its tolerance. */
    public boolean slower() {
        return pValue <= level;
    }

    /** Whether this fails the check. */
    public boolean failing() {
        return fails && slower();
    }
}
