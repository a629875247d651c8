package dev.backsight.checker.gate;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.Include;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, and with what.
 *
 * @param classPath executable JMH jar, or a class path
 * @param mainClass hands its arguments on to JMH, of both builds; null for what {@link
 *     dev.backsight.checker.jmh.MainClass} finds
 * @param suite name under which its baseline is kept
 * @param include regular expression found anywhere in a benchmark's full name, as JMH does; null for all
 * @param java executable that runs the benchmarks
 * @param jvmArgs for every fork, after the benchmark's own; part of the environment
 * @param jmhArgs passed on to JMH, e.g. {@code -wi 1}; recorded with each benchmark
 * @param workingDirectory of the JMH processes
 * @param data directory for benchmarks that write files, given to them as system property {@code backsight.dir}; its
 *     disk is part of the environment
 * @param seed of the order in which benchmarks take their turns
 */
public record BenchmarkSource(
        ClassPath classPath,
        @Nullable String mainClass,
        String suite,
        @Nullable String include,
        Path java,
        List<String> jvmArgs,
        List<String> jmhArgs,
        Path workingDirectory,
        Path data,
        long seed) {

    public BenchmarkSource {
        jvmArgs = List.copyOf(jvmArgs);
        jmhArgs = List.copyOf(jmhArgs);
        Include.pattern(include);
    }

    boolean includes(String benchmark) {
        return Include.pattern(include).matcher(benchmark).find();
    }
}
