package dev.backsight.checker.model;

import java.time.Instant;

/**
 * The number that one accepted baseline holds of a benchmark's time.
 *
 * @param commit the first that has the baseline
 * @param location of its forks, as {@link Side#location}
 */
public record AcceptedValue(String commit, Instant acceptedAt, String reason, double location, Unit unit) {}
