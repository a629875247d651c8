/**
 * Runs JMH processes: one fork of one benchmark at a time, round by round, within a budget. The only place that starts
 * benchmarks, and ends them when a deadline passes or somebody cancels.
 */
@NullMarked
package dev.backsight.checker.measure;

import org.jspecify.annotations.NullMarked;
