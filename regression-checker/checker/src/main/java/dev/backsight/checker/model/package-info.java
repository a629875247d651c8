/**
 * The values everything else speaks in: benchmark identities, metrics, samples, environments, runs, policies and
 * reports. Immutable, validated when built, free of I/O and of clocks.
 */
@NullMarked
package dev.backsight.checker.model;

import org.jspecify.annotations.NullMarked;
