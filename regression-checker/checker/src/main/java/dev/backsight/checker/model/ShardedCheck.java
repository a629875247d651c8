package dev.backsight.checker.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all shards of a check have in common, and must have in common to be joined.
 *
 * @param expected benchmarks that head offers, measured or not
 * @param settings what else was asked for, by the name of its option
 * @param plan of the whole suite
 */
public record ShardedCheck(
        String suite, int expected, SortedMap<String, String> settings, Policy policy, ShardPlan plan) {

    public ShardedCheck {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        if (expected < 1) {
            throw new IllegalArgumentException("a check expects at least a benchmark, not " + expected);
        }
    }
}
