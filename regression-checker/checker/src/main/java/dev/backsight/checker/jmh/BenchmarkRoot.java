package dev.backsight.checker.jmh;

/**
 * Where a benchmark begins.
 *
 * @param line that lists it, with all its settings
 * @param generatedClass what JMH's annotation processor made to run it, with slashes
 */
public record BenchmarkRoot(String line, String generatedClass) {}
