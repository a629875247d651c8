package dev.backsight.checker.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildEnvironmentTest {

    private static final Path ROOT = Path.of("/tree/root");

    @TempDir
    private Path javaHome;

    @Test
    void whatBelongsToTheRunningBuildOrAGitHookIsRemoved() {
        Map<String, String> child = ChildEnvironment.of(
                Map.of(
                        "GIT_DIR", "/x",
                        "GIT_INDEX_FILE", "/x",
                        "MAVEN_CMD_LINE_ARGS", "verify -Pbench",
                        "MAVEN_PROJECTBASEDIR", "/x",
                        "MAVEN_BASEDIR", "/x",
                        "MAVEN_DEBUG_OPTS", "-agentlib:jdwp=transport=dt_socket,suspend=y",
                        "PATH", "/bin"),
                javaHome,
                ROOT);

        assertThat(child)
                .containsOnly(
                        Map.entry("PATH", "/bin"),
                        Map.entry("MAVEN_BASEDIR", ROOT.toString()),
                        Map.entry("MAVEN_OPTS", "-Dbacksight.skip=true"));
    }

    @Test
    void theUsersOptionsStayAndTheCheckIsSkippedAfterThem() {
        Map<String, String> child =
                ChildEnvironment.of(Map.of("MAVEN_OPTS", "-Xmx2g -Dbacksight.skip=false"), javaHome, ROOT);

        assertThat(child).containsEntry("MAVEN_OPTS", "-Xmx2g -Dbacksight.skip=false -Dbacksight.skip=true");
    }

    @Test
    void theRunningJavaBuildsWhereItHasACompiler() throws IOException {
        Map<String, String> parent = Map.of("JAVA_HOME", "/other");
        assertThat(ChildEnvironment.of(parent, javaHome, ROOT)).containsEntry("JAVA_HOME", "/other");

        Files.createDirectories(javaHome.resolve("bin"));
        Files.createFile(javaHome.resolve("bin").resolve(Platform.program("javac")));

        assertThat(ChildEnvironment.of(parent, javaHome, ROOT)).containsEntry("JAVA_HOME", javaHome.toString());
    }

    @Test
    void onlyWhatChangesAJarIsAnInput() {
        assertThat(ChildEnvironment.inputs(Map.of("MAVEN_OPTS", "-Xmx1g", "PATH", "/bin", "MAVEN_BASEDIR", "/x")))
                .containsOnly(Map.entry("MAVEN_OPTS", "-Xmx1g"));
    }
}
