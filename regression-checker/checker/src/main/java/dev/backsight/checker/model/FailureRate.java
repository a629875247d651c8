package dev.backsight.checker.model;

/**
 * How often whole suites fail.
 *
 * @param suites drawn from the recorded pairs
 * @param upper 95th percentile of the same rate over bootstrap samples of the recorded pairs: drawing suites cannot see
 *     what was never recorded, and this says how much the recording's own luck may hide
 */
public record FailureRate(Rate suites, double upper) {}
