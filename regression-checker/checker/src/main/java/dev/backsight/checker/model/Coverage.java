package dev.backsight.checker.model;

/**
 * How often the intervals shown, each meant to hold the truth with 95 %, do so.
 *
 * @param truth of the true change: none, or the shift
 * @param centred of the mean of all the benchmark's recorded pairs instead; where only {@code truth} is low, the recording
 *     is off, and not the intervals too narrow
 */
public record Coverage(Rate truth, Rate centred) {}
