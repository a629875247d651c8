package dev.backsight.checker.compare;

import dev.backsight.checker.model.Pair;
import dev.backsight.checker.stats.Location;

/**
 * What one pair says of one metric.
 *
 * @param ownTime whether the time that the system withheld is taken out of it
 * @param baseSlices what the fork measured, a value a slice, without the time that is taken out
 * @param headSlices likewise
 * @param base the fork's median
 * @param head likewise
 * @param ratios of head to base, one a slice
 * @param difference the pair's value on the scale of the test, oriented
 * @param totals log ratio of what all slices cost together, oriented
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never leaves this package.
record PairValue(
        Pair pair,
        boolean ownTime,
        double[] baseSlices,
        double[] headSlices,
        double base,
        double head,
        SliceRatios ratios,
        double difference,
        double totals) {

    /**
     * By how much the pair's value may be off, as far as slices tell that are independent of each other. What sets one fork
     * apart from the next is not in it. Not a number for what has no two slices.
     */
    double standardError() {
        return ratios.count() > 0
                ? Location.standardErrorOfMedian(ratios.logs())
                : Math.hypot(Location.standardErrorOfMedian(baseSlices), Location.standardErrorOfMedian(headSlices));
    }
}
