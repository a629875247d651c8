/** Runs JMH processes: one fork of one benchmark at a time, round by round, within a budget. */
@NullMarked
package dev.backsight.checker.measure;

import org.jspecify.annotations.NullMarked;
