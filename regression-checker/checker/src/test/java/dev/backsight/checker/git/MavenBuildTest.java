package dev.backsight.checker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Maven, started as from within another Maven that a git hook started. */
class MavenBuildTest {

    private static final Pattern JAR_PLUGIN =
            Pattern.compile("<artifactId>maven-jar-plugin</artifactId>\\s*<version>([^<]+)</version>");

    private static final String ROOT_POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>org.example</groupId>
              <artifactId>root</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <modules><module>bench</module><module>broken</module></modules>
            </project>
            """;

    /** The jar's manifest tells what the build saw. */
    private static final String BENCH_POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent><groupId>org.example</groupId><artifactId>root</artifactId><version>1</version></parent>
              <artifactId>bench</artifactId>
              <packaging>pom</packaging>
              <build><plugins><plugin>
                <artifactId>maven-jar-plugin</artifactId>
                <version>%s</version>
                <executions><execution><phase>package</phase><goals><goal>jar</goal></goals></execution></executions>
                <configuration>
                  <finalName>benchmarks</finalName>
                  <classesDirectory>${basedir}</classesDirectory>
                  <includes><include>text</include></includes>
                  <archive><manifestEntries>
                    <Skip>${backsight.skip}</Skip>
                    <Skip-Tests>${skipTests}</Skip-Tests>
                    <Given>${given}</Given>
                    <Ordinary>${env.ORDINARY}</Ordinary>
                    <Git-Dir>${env.GIT_DIR}</Git-Dir>
                    <Git-Index-File>${env.GIT_INDEX_FILE}</Git-Index-File>
                    <Arguments>${env.MAVEN_CMD_LINE_ARGS}</Arguments>
                    <Project-Directory>${env.MAVEN_PROJECTBASEDIR}</Project-Directory>
                    <Java-Home>${java.home}</Java-Home>
                  </manifestEntries></archive>
                </configuration>
              </plugin></plugins></build>
            </project>
            """;

    @TempDir
    private Path directory;

    @Test
    void theChildSeesNothingOfTheBuildAroundItAndNeverChecks() throws IOException {
        assumeTrue(isOnPath("mvn"), "there is no mvn on the PATH");
        String version = jarPlugin();
        TestRepository repository = TestRepository.create(directory.resolve("repository"))
                .write(".gitignore", "target/\n")
                .write("pom.xml", ROOT_POM)
                .write("bench/pom.xml", BENCH_POM.formatted(version))
                .write("bench/text", "of the commit")
                // Not needed for the jar, and so not built.
                .write(
                        "broken/pom.xml",
                        BENCH_POM
                                .formatted("0-no-such-version")
                                .replace("<artifactId>bench</", "<artifactId>broken</"));
        repository.commit("first");
        repository.write(".mvn/maven.config", "--no-such-option").write("bench/text", "not committed");
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("ORDINARY", "/hook/ordinary");
        environment.put("GIT_DIR", "/hook/.git");
        environment.put("GIT_INDEX_FILE", "/hook/index");
        environment.put("MAVEN_CMD_LINE_ARGS", "verify -Pbench");
        environment.put("MAVEN_PROJECTBASEDIR", repository.path().toString());
        environment.put("MAVEN_BASEDIR", repository.path().toString());
        Path local =
                Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));
        boolean offline = Files.exists(local.resolve("org/apache/maven/plugins/maven-jar-plugin")
                .resolve(version)
                .resolve("maven-jar-plugin-" + version + ".jar"));

        BuiltRevision built = new RevisionBuilder(
                        repository.path().resolve("bench"),
                        repository.path().resolve("target/backsight/base"),
                        new BuildCommand.Maven(
                                null,
                                local,
                                null,
                                null,
                                offline,
                                List.of("package", "-Dgiven=as said", "-Dbacksight.skip=no")),
                        new BuildWatch(Duration.ofMinutes(5), () -> false, BuildProgress.SILENT),
                        environment)
                .build(
                        new GitRevisions().require(repository.path(), "HEAD"),
                        repository.path().resolve("bench/target/benchmarks.jar"));

        assertThat(TestJar.text(built.jar())).isEqualTo("of the commit");
        try (JarFile jar = new JarFile(built.jar().toFile())) {
            Attributes saw = jar.getManifest().getMainAttributes();
            assertThat(saw.getValue("Skip")).isEqualTo("true");
            assertThat(saw.getValue("Skip-Tests")).isEqualTo("true");
            assertThat(saw.getValue("Given")).isEqualTo("as said");
            assertThat(saw.getValue("Ordinary")).isEqualTo("/hook/ordinary");
            assertThat(saw.getValue("Git-Dir")).isNullOrEmpty();
            assertThat(saw.getValue("Git-Index-File")).isNullOrEmpty();
            // Maven's script sets these anew.
            assertThat(saw.getValue("Arguments")).doesNotContain("verify").contains("package");
            assertThat(saw.getValue("Project-Directory")).contains("trees");
            assertThat(Path.of(saw.getValue("Java-Home")))
                    .isEqualTo(Path.of(System.getProperty("java.home")).toRealPath());
        }
    }

    private static String jarPlugin() throws IOException {
        Matcher version = JAR_PLUGIN.matcher(Files.readString(Path.of("../../pom.xml")));
        assertThat(version.find())
                .as("version of maven-jar-plugin in the root pom")
                .isTrue();
        return version.group(1);
    }

    private static boolean isOnPath(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place).resolve(Platform.script(program))));
    }
}
