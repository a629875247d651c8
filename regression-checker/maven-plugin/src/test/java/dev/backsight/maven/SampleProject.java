package dev.backsight.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A project of {@code src/it}, copied to where it is committed, changed and built with the plugin. */
final class SampleProject {

    private final Path directory;
    private final StagedPlugin plugin;

    private SampleProject(Path directory, StagedPlugin plugin) {
        this.directory = directory;
        this.plugin = plugin;
    }

    /** A single module that holds the benchmarks. */
    static SampleProject single(Path directory, Toolchain toolchain) {
        return of("single", directory, toolchain);
    }

    /** A module of benchmarks, and one that they measure. */
    static SampleProject modules(Path directory, Toolchain toolchain) {
        return of("modules", directory, toolchain);
    }

    private static SampleProject of(String name, Path directory, Toolchain toolchain) {
        SampleProject project = new SampleProject(directory, new StagedPlugin(toolchain));
        Path source = Path.of("src", "it", name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            Files.writeString(directory.resolve(".gitignore"), "target/\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        project.git("init", "--quiet", "--initial-branch=main");
        project.commit("First");
        project.plugin.prepare(directory);
        return project;
    }

    Path resolve(String path) {
        return directory.resolve(path);
    }

    /** Not committed. */
    void replace(String file, String from, String to) throws IOException {
        String text = Files.readString(resolve(file));
        assertThat(text).contains(from);
        Files.writeString(resolve(file), text.replace(from, to));
    }

    void commit(String subject) {
        git("add", "--all");
        git("commit", "--quiet", "-m", subject);
    }

    BuildOutcome maven(String... arguments) {
        return plugin.run(directory, List.of(arguments));
    }

    private void git(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgSign=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.onExit().join().exitValue())
                    .as(command + ": " + output)
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
