package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.turnstile.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How to run the JMH of one of the two builds.
 *
 * @param classPath jars and directories that hold JMH and the benchmarks
 * @param mainClass takes JMH's command line; nearly always {@link Wire#JMH_MAIN}
 * @param java the {@code java} program that runs JMH; forks use the same unless a benchmark's {@code @Fork(jvm)} says
 *     otherwise
 * @param jvmArgs for every fork, before whatever the benchmark's own {@code @Fork} asks for, which therefore wins
 * @param jmhArgs further JMH options; those that lockstep sets itself are ignored, such as {@code -wi} and {@code -r}
 * @param workingDirectory of JMH and its forks
 */
public record BuildUnderTest(
        List<Path> classPath,
        String mainClass,
        Path java,
        List<String> jvmArgs,
        List<String> jmhArgs,
        Path workingDirectory) {

    public BuildUnderTest {
        if (classPath.isEmpty()) {
            throw new IllegalArgumentException("a class path has at least one entry");
        }
        classPath = classPath.stream()
                .map(entry -> entry.toAbsolutePath().normalize())
                .toList();
        java = java.getNameCount() > 1 ? java.toAbsolutePath() : java;
        workingDirectory = workingDirectory.toAbsolutePath().normalize();
        jvmArgs = List.copyOf(jvmArgs);
        jmhArgs = JmhOptions.withoutForced(jmhArgs);
    }

    /** What is measured alone by this harness, in lockstep. */
    public static BuildUnderTest of(Harness harness) {
        return new BuildUnderTest(
                harness.classPath().entries(),
                harness.mainClass(),
                harness.java(),
                harness.jvmArgs(),
                harness.jmhArgs(),
                harness.workingDirectory());
    }

    /** @throws UnusableInputException when something is missing, or a jar can only be run by its own launcher */
    void check() {
        new ClassPath(classPath).check();
        if (!Files.isDirectory(workingDirectory)) {
            throw new UnusableInputException(workingDirectory + ": not a directory to run benchmarks in");
        }
    }
}
