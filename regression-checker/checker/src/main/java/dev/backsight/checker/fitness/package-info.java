/**
 * Judges a machine as a place to measure: takes what was read of it, says what each thing costs a measurement and how to
 * mend it. Reads nothing itself, so that any machine can be judged anywhere.
 */
@NullMarked
package dev.backsight.checker.fitness;

import org.jspecify.annotations.NullMarked;
