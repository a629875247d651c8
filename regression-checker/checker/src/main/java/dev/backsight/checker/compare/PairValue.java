package dev.backsight.checker.compare;

import dev.backsight.checker.model.Pair;

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
        double totals) {}
