package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide for Gradle projects, word for word, in a repository laid out as the plugin me.champeau.jmh leaves it: a flat
 * jar with JMH's main class in {@code build/libs}. Gradle itself is not at hand: a script that puts the jar there stands
 * in for its wrapper. Both builds are the same by proof, so that nothing is measured.
 */
@DisabledOnOs(OS.WINDOWS)
class GradleProjectTest {

    private static final String JAR = "build/libs/benchmarks.jar";

    @TempDir
    private Path directory;

    private Path project;

    @BeforeEach
    void commit() throws IOException {
        Path built = ToyProject.jar(
                directory.resolve("jmh.jar"),
                ToyProject.classes(directory.resolve("toy"), false),
                "org.openjdk.jmh.Main");
        project = Files.createDirectories(directory.resolve("a gradle project"));
        Path wrapper = Files.writeString(
                project.resolve("gradlew"),
                "#!/bin/sh\n[ \"$*\" = '--quiet jmhJar' ] || exit 64\nmkdir -p build/libs\ncp '" + built + "' " + JAR
                        + "\n");
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        Files.writeString(project.resolve(".gitignore"), "/build/\n/target/\n");
        run("git", "init", "--quiet", "--initial-branch=main");
        run("git", "add", "--all");
        run("git", "commit", "--quiet", "-m", "first");
        Files.writeString(project.resolve("README.md"), "more");
        run("git", "add", "--all");
        run("git", "commit", "--quiet", "-m", "second");
        run("./gradlew", "--quiet", "jmhJar");
    }

    @Test
    void anotherCommitIsBuiltByItsOwnWrapperAndMeasuredBeside() throws IOException {
        String check = check("--base", "git:HEAD~1", "--build-command", "./gradlew --quiet jmhJar");

        assertThat(check).contains("Toy.sum size=100", "Toy.sum size=200", "UNCHANGED", "PASSED");
        assertThat(project.resolve("target/backsight/report.html")).exists();
    }

    private String check(String... base) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ToyProject.java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                "--head",
                JAR,
                "--select",
                "changed"));
        command.addAll(List.of(base));
        return run(command.toArray(String[]::new));
    }

    /** In a process of its own: the repository is the one of the directory that it runs in. */
    private String run(String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        for (String role : List.of("AUTHOR", "COMMITTER")) {
            builder.environment().put("GIT_" + role + "_NAME", "Tester");
            builder.environment().put("GIT_" + role + "_EMAIL", "tester@example.org");
        }
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(out).isZero();
        return out;
    }
}
