package dev.backsight.checker.model;

import java.time.Duration;

/**
 * What a gate was tried with.
 *
 * @param slowdown relative: 0.05 is 5 % more time
 * @param tolerance of time
 */
public record Slowdown(double slowdown, double tolerance, Duration budget) {}
