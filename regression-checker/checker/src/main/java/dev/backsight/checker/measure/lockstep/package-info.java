/**
 * Measures pairs of forks, one of each of two builds, alive at the same time and taking turns, so that whatever else the
 * machine does hits both alike. {@link dev.backsight.checker.measure.lockstep.PairRunner} measures one pair;
 * {@link dev.backsight.checker.measure.lockstep.TurnServer} is what the forks talk to. Which pairs to measure is decided
 * elsewhere.
 */
@NullMarked
package dev.backsight.checker.measure.lockstep;

import org.jspecify.annotations.NullMarked;
