package dev.backsight.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of a small real project from its first run to the first change that is slower, as its users go it. */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class SmallProjectIT {

    static final String BENCHMARK = "src/main/java/org/example/DigestBenchmark.java";

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.backsight.maven.Toolchain#inStep")
    void theFirstRunIsRecordedAndAcceptedAndTheNextOnePasses(Toolchain toolchain) {
        SampleProject project = SampleProject.single(directory.resolve("project"), toolchain);

        project.maven("verify", "-Dbacksight.forks=3")
                .succeeded()
                .says("BUILD SUCCESS", "DigestBenchmark.digest", "accept it as baseline", "-Dbacksight.reason=");
        assertThat(project.resolve("target/backsight/report.html")).isNotEmptyFile();
        assertThat(project.resolve("baselines")).doesNotExist();

        // On a busy machine it may drift, which by itself is a reason not to accept.
        project.maven(goal("accept"), "-Dbacksight.reason=to begin with", "-Dbacksight.accepting=*")
                .succeeded()
                .says("Accepted 1 benchmarks as baseline", "the first of this environment and suite");
        assertThat(project.resolve("baselines")).isDirectoryRecursivelyContaining("glob:**/default.json");
        project.commit("Accept a baseline");

        // Of the budget only a slow machine takes much: three pairs show what a tolerance this large asks for.
        project.maven("verify", "-Dbacksight.budget=30s", "-Dbacksight.tolerance=100%")
                .succeeded()
                .says("BUILD SUCCESS", "(the accepted baseline)")
                .matches("UNCHANGED +DigestBenchmark.digest .ss. +time")
                .doesNotSay("REGRESSED", "saved numbers");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.backsight.maven.Toolchain#crossed")
    void aSlowerChangeFailsTheBuildAndIsNamed(Toolchain toolchain) throws IOException {
        SampleProject project = SampleProject.single(directory.resolve("project"), toolchain);
        project.replace(BENCHMARK, "ROUNDS = 1;", "ROUNDS = 16;");

        project.maven("verify", "-Dbacksight.base=git:HEAD", "-Dbacksight.budget=60s", "-Dbacksight.tolerance=100%")
                .failed()
                .says("BUILD FAILURE", "building ", "1 of 1 benchmark", "is worse than")
                .matches("REGRESSED +DigestBenchmark.digest .ss. +time");
        assertThat(Files.readString(project.resolve("target/backsight/junit.xml")))
                .contains("<failure", "DigestBenchmark");
    }

    @Test
    void aBaseThatIsNotThereIsAnErrorBeforeAnythingIsMeasured() {
        SampleProject project = SampleProject.single(directory.resolve("project"), Toolchain.first());

        project.maven("verify", "-Dbacksight.base=git:no-such-branch")
                .failed()
                .says("BUILD FAILURE", "'no-such-branch' names no commit", "git fetch")
                .doesNotSay("pair  1");
        assertThat(project.resolve("target/benchmarks.jar")).exists();
        assertThat(project.resolve("target/backsight/run.json")).doesNotExist();
    }

    /** To be called by itself, without a block in the pom. */
    static String goal(String name) {
        return "dev.backsight:backsight-maven-plugin:0.1.0-SNAPSHOT:" + name;
    }
}
