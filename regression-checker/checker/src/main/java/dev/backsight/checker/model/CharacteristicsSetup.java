package dev.backsight.checker.model;

import java.time.Duration;

/**
 * From what, and how, operating characteristics were found.
 *
 * @param suites drawn of identical code, and as many at the boundary
 * @param benchmarks of a suite
 * @param cases benchmarks recorded; where fewer than {@code benchmarks}, some stand in a suite more than once
 * @param fewestPairs recorded of a benchmark that takes part
 * @param mostPairs likewise
 * @param reused share of fresh pairs that suites of the failure rates had to use more than once, because there were no
 *     more; where it is not small, the scatter of fresh pairs is understated and alarms are overstated; suites with a
 *     longer budget reuse more
 * @param tolerance of time
 * @param location what a pair's slices come to, in words
 */
public record CharacteristicsSetup(
        int suites,
        int benchmarks,
        int cases,
        int fewestPairs,
        int mostPairs,
        double reused,
        double alpha,
        double tolerance,
        Duration budget,
        String location,
        long seed) {}
