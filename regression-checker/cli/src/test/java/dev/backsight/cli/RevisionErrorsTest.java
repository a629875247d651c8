package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the program says in a clone where the base cannot be had: exit code 2, and what would help. */
@DisabledOnOs(OS.WINDOWS)
class RevisionErrorsTest {

    @TempDir
    private static Path shared;

    private static Path jar;

    @TempDir
    private Path directory;

    private Path clone;

    @BeforeAll
    static void buildJar() throws IOException {
        jar = ToyProject.jar(shared.resolve("toy.jar"), ToyProject.classes(shared.resolve("toy"), false), null);
    }

    @BeforeEach
    void cloneShallow() throws IOException {
        Path origin = Files.createDirectory(directory.resolve("origin"));
        git(origin, "init", "--quiet", "--initial-branch=main");
        Files.writeString(origin.resolve(".gitignore"), "/target/\n");
        for (String subject : List.of("first", "second")) {
            Files.writeString(origin.resolve("build"), "echo the " + subject + " cannot be compiled\nexit 7\n");
            git(origin, "add", "--all");
            git(origin, "commit", "--quiet", "-m", subject);
        }
        clone = directory.resolve("clone");
        git(directory, "clone", "--quiet", "--depth", "1", origin.toUri().toString(), clone.toString());
        Files.createDirectory(clone.resolve("target"));
        Files.copy(jar, clone.resolve("target/benchmarks.jar"));
    }

    @Test
    void aShallowCloneIsToBeUnshallowed() throws IOException {
        refused(check("git:HEAD~1"), "HEAD~1", "shallow clone", "git fetch --unshallow");
        refused(check("merge-base:origin/other"), "origin/other", "git fetch --unshallow origin");
    }

    @Test
    void anUnknownRevisionIsNamed() throws IOException {
        git(clone, "fetch", "--quiet", "--unshallow");

        refused(check("git:no-such-branch"), "'no-such-branch' names no commit", "git fetch");
    }

    @Test
    void aBuildThatFailsShowsItsCommandAndTheEndOfItsOutput() throws IOException {
        refused(
                check("git:HEAD", "--build-command", "sh build"),
                "(second)",
                "sh build",
                "the second cannot be compiled",
                "build.log");
    }

    private Invocation check(String base, String... further) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ToyProject.java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                "--head",
                "target/benchmarks.jar",
                "--base",
                base));
        command.addAll(List.of(further));
        // A process of its own: the repository is the one of the directory that it runs in.
        Process process = new ProcessBuilder(command)
                .directory(clone.toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.onExit().join().exitValue();
        return new Invocation(exitCode, out, Files.readString(directory.resolve("err")));
    }

    private static void refused(Invocation invocation, String... words) {
        assertThat(invocation.exitCode()).as(invocation.toString()).isEqualTo(2);
        assertThat(invocation.err()).contains(words).doesNotContain("Exception", "\tat ");
    }

    private static void git(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgSign=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).inheritIO();
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        assertThat(builder.start().onExit().join().exitValue()).isZero();
    }
}
