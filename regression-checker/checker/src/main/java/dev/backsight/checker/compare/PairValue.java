package dev.backsight.checker.compare;

import dev.backsight.checker.model.Pair;

/**
 * What one pair says of one metric.
 *
 * @param ownTime whether the time that the system withheld is taken out of it
 * @param base the fork's median
 * @param head likewise
 * @param ratios of head to base, one a slice
 * @param difference the pair's value on the scale of the test, oriented
 * @param totals log ratio of what all slices cost together, oriented
 */
record PairValue(
        Pair pair, boolean ownTime, double base, double head, SliceRatios ratios, double difference, double totals) {}
