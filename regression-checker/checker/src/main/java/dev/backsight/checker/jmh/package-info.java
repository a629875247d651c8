/**
 * What JMH leaves behind: its JSON result files, and the jars or class paths of benchmarks, with their list and their
 * main class. All of it is untrusted: it becomes {@link dev.backsight.checker.model} values or an {@link
 * dev.backsight.checker.model.UnusableInputException} that names the place. Nothing is decided here.
 */
@NullMarked
package dev.backsight.checker.jmh;

import org.jspecify.annotations.NullMarked;
