package dev.backsight.checker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    private static final Path JAR = Path.of("java/bench/target/benchmarks.jar");

    @TempDir
    private Path tree;

    @TempDir
    private Path head;

    @BeforeEach
    void createProjects() throws IOException {
        for (Path top : List.of(tree, head)) {
            Files.createDirectories(top.resolve("java/bench"));
            Files.createFile(top.resolve("java/pom.xml"));
            Files.createFile(top.resolve("java/bench/pom.xml"));
        }
    }

    @Test
    void mavenBuildsTheModuleOfTheJarFromTheTopmostPom() {
        CommandLine line = of(BuildCommand.Maven.plain());

        assertThat(line.directory()).isEqualTo(tree.resolve("java"));
        assertThat(line.words())
                .startsWith(Platform.script("mvn"), "-B", "package", "-pl", "bench", "-am", "-DskipTests")
                .endsWith("-Dbacksight.skip=true");
    }

    @Test
    void settingsOfTheRunningMavenArePassedOn() {
        Path maven = BuildCommand.Maven.executableIn(Path.of("/opt/maven"));
        CommandLine line = of(new BuildCommand.Maven(
                maven,
                Path.of("/my repository"),
                Path.of("/our/settings.xml"),
                Path.of("/my/settings.xml"),
                true,
                List.of("verify", "-Pfast", "-Dbacksight.skip=false")));

        assertThat(line.words())
                .startsWith(
                        maven.toAbsolutePath().toString(),
                        "-B",
                        "-o",
                        "-gs",
                        Path.of("/our/settings.xml").toAbsolutePath().toString(),
                        "-s",
                        Path.of("/my/settings.xml").toAbsolutePath().toString(),
                        "-Dmaven.repo.local=" + Path.of("/my repository").toAbsolutePath(),
                        "verify",
                        "-Pfast",
                        "-Dbacksight.skip=false",
                        "-pl",
                        "bench",
                        "-am")
                .endsWith("-Dbacksight.skip=true");
        assertThat(line.toString()).contains("/my repository'").contains(" verify -Pfast ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theRevisionsWrapperComesBeforeThePath() throws IOException {
        Path wrapper = Files.createFile(tree.resolve("mvnw"));
        assertThat(of(BuildCommand.Maven.plain()).words()).startsWith("sh", wrapper.toString(), "-B");
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        assertThat(of(BuildCommand.Maven.plain()).words()).startsWith(wrapper.toString(), "-B");
    }

    @Test
    void aDirectoryOfMavenSettingsEndsTheSearchForTheRoot() throws IOException {
        Files.createFile(tree.resolve("pom.xml"));
        assertThat(of(BuildCommand.Maven.plain()).directory()).isEqualTo(tree);

        Files.createDirectories(tree.resolve("java/bench/.mvn"));
        CommandLine line = of(BuildCommand.Maven.plain());

        assertThat(line.directory()).isEqualTo(tree.resolve("java/bench"));
        assertThat(line.words()).doesNotContain("-pl", "-am");
    }

    @Test
    void aRevisionFromBeforeTheModuleIsRefused() throws IOException {
        Files.delete(tree.resolve("java/bench/pom.xml"));
        assertThatThrownBy(() -> of(BuildCommand.Maven.plain()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("there is no " + Path.of("java/bench/pom.xml"));

        Files.delete(tree.resolve("java/pom.xml"));
        assertThatThrownBy(() -> of(BuildCommand.Maven.plain())).hasMessageContaining("no pom.xml above " + JAR);
    }

    @Test
    void anotherProgramIsTakenAsItIs() {
        assertThat(of(new BuildCommand.Other(List.of("gradle", "jmhJar"))))
                .isEqualTo(new CommandLine(List.of("gradle", "jmhJar"), tree));
        assertThat(of(new BuildCommand.Other(List.of("./gradlew", "jmhJar"))).words())
                .containsExactly(tree.resolve("gradlew").toString(), "jmhJar");
        assertThatThrownBy(() -> new BuildCommand.Other(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private CommandLine of(BuildCommand command) {
        return CommandLine.of(command, tree, head, JAR);
    }
}
