package dev.backsight.checker.model;

/**
 * How head differs from base. All sizes are relative and oriented: 0.05 is 5 % worse (5 % more time, or throughput lower
 * by a factor of 1.05), -0.05 is better.
 *
 * @param estimate ratio of the locations less 1; for pairs, the geometric mean of their ratios less 1
 * @param low lower end of the pointwise 95 % confidence interval, greater than -1
 * @param high upper end of it
 * @param decisionBound head is worse by at least this much at the error rate left to this benchmark after correction;
 *     the benchmark is REGRESSED when this exceeds the tolerance; -1, which says nothing, where it was not tested for
 *     being worse
 * @param pValue one-sided, of the hypothesis "worse by no more than the tolerance"
 * @param adjustedPValue corrected over the suite; REGRESSED when it is at most α; 1 where it was not tested for being
 *     worse
 * @param minimumDetectableChange the smallest true change that would have been found with probability 0.8
 */
public record Change(
        double estimate,
        double low,
        double high,
        double decisionBound,
        double pValue,
        double adjustedPValue,
        double minimumDetectableChange) {

    public Change {
        if (!(low <= estimate && estimate <= high)) {
            throw new IllegalArgumentException(
                    "an interval holds its estimate, but [" + low + ", " + high + "] does not hold " + estimate);
        }
        if (!(pValue >= 0 && pValue <= 1 && adjustedPValue >= pValue && adjustedPValue <= 1)) {
            throw new IllegalArgumentException(
                    "p-values lie in [0, 1] and grow when adjusted, not " + pValue + " and " + adjustedPValue);
        }
    }
}
