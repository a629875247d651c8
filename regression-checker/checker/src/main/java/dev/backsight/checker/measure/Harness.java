package dev.backsight.checker.measure;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How to start the JMH of one build.
 *
 * @param classPath holds JMH and the benchmarks, itself or through a manifest's {@code Class-Path}
 * @param mainClass takes JMH's command line
 * @param java the {@code java} program that runs JMH; forks use the same unless a benchmark's {@code @Fork(jvm)} says
 *     otherwise
 * @param jvmArgs for every fork, before whatever the benchmark's own {@code @Fork} asks for, which therefore wins
 * @param jmhArgs further JMH options, e.g. {@code -wi 1 -r 50ms}; not those that choose benchmarks, forks, profilers
 *     or result files
 * @param workingDirectory of JMH and its forks
 */
public record Harness(
        ClassPath classPath,
        String mainClass,
        Path java,
        List<String> jvmArgs,
        List<String> jmhArgs,
        Path workingDirectory) {

    public Harness {
        classPath = classPath.absolute();
        // A bare name is looked up on the PATH; anything else must not depend on the working directory of the fork.
        java = java.getNameCount() > 1 ? java.toAbsolutePath() : java;
        workingDirectory = workingDirectory.toAbsolutePath().normalize();
        jvmArgs = List.copyOf(jvmArgs);
        jmhArgs = List.copyOf(jmhArgs);
    }

    /** @throws UnusableInputException when a file or directory is missing, or a jar can only be run by its own launcher */
    void check() {
        classPath.check();
        if (!Files.isDirectory(workingDirectory)) {
            throw new UnusableInputException(workingDirectory + ": not a directory to run benchmarks in");
        }
    }
}
