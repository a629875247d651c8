package dev.backsight.checker.model;

import java.time.Duration;

/**
 * How often a slowdown that was really built in and recorded is found.
 *
 * @param truth how much slower head is, relative, as measured otherwise
 */
public record InjectedSlowdown(BenchmarkId benchmark, double truth, Duration budget, Rate found) {}
