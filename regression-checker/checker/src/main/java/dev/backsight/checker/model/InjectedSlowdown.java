package dev.backsight.checker.model;

import java.time.Duration;

/**
 * How often a slowdown that was really built in and recorded is found.
 *
 * @param truth how much more head does, relative
 * @param covered intervals shown of it that hold the truth
 */
public record InjectedSlowdown(BenchmarkId benchmark, double truth, Duration budget, Rate found, Rate covered) {}
