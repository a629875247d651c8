/**
 * What JMH leaves behind: its JSON result files, and the list of benchmarks inside a benchmark jar. Both are untrusted:
 * they become {@link dev.backsight.checker.model} values or an {@link
 * dev.backsight.checker.model.UnusableInputException} that names the place. Nothing is decided here.
 */
@NullMarked
package dev.backsight.checker.jmh;

import org.jspecify.annotations.NullMarked;
