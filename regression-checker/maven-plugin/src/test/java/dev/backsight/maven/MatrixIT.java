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

/** What else becomes of small real projects, with the oldest Maven that is supported. */
@Tag("matrix")
@DisabledOnOs(OS.WINDOWS)
class MatrixIT {

    @TempDir
    private Path directory;

    @Test
    void aPathMayHoldBlanksAndLettersOfAnyScriptAndARunMayBeAcceptedAtOnce() throws IOException {
        SampleProject project = SampleProject.single(directory.resolve("Prüf stand – 測試"), Toolchain.first());

        project.maven("verify", "-Dbacksight.accept", "-Dbacksight.forks=3")
                .failed()
                .says("Accepting needs a reason");
        project.replace(SmallProjectIT.BENCHMARK, "ROUNDS = 1;", "ROUNDS = 2;");
        project.maven("verify", "-Dbacksight.accept", "-Dbacksight.reason=größer", "-Dbacksight.forks=3")
                .failed()
                .says("there are uncommitted changes", "commit before accepting");
        project.commit("Two rounds");
        project.maven(
                        "verify",
                        "-Dbacksight.accept",
                        "-Dbacksight.reason=größer",
                        "-Dbacksight.accepting=*",
                        "-Dbacksight.forks=3")
                .succeeded()
                .says("Accepted 1 benchmarks as baseline");
        project.commit("Accept a baseline");

        project.maven("verify", "-Dbacksight.budget=1s")
                .succeeded()
                .says("(the accepted baseline)")
                .doesNotSay("REGRESSED", "saved numbers");
        assertThat(Files.readString(project.resolve("target/backsight/summary.md")))
                .contains("DigestBenchmark");
    }

    @Test
    void whatCannotBeToldFailsWhereThatIsAsked() {
        SampleProject project = SampleProject.single(directory.resolve("project"), Toolchain.first());

        // A single pair has no spread.
        project.maven(
                        "verify",
                        "-Dbacksight.base=jar:target/benchmarks.jar",
                        "-Dbacksight.budget=1s",
                        "-Dbacksight.failOnInconclusive=true")
                .failed()
                .says("BUILD FAILURE", "INCONCLUSIVE")
                .doesNotSay("REGRESSED");
    }

    @Test
    void aModuleOfBenchmarksIsMeasuredBesideTheBuildOfAnotherCommit() throws IOException {
        SampleProject project = SampleProject.modules(directory.resolve("project"), Toolchain.first());
        project.replace("library/src/main/java/org/example/Checksum.java", "ROUNDS = 1;", "ROUNDS = 64;");

        // Of the two benchmarks, only one can reach what changed; the other is measured as a control.
        project.maven(
                        "verify",
                        "-Pbench",
                        "-Dbacksight.base=git:HEAD",
                        "-Dbacksight.select=changed",
                        "-Dbacksight.budget=60s",
                        "-Dbacksight.tolerance=100%")
                .failed()
                .matches("REGRESSED +ChecksumBenchmark.checksum .ss. +time")
                .matches("UNCHANGED +SumBenchmark.sum .ss. +time");
        assertThat(project.resolve("benchmarks/target/backsight/report.html")).isNotEmptyFile();

        project.maven("verify", "-Pbench", "-T", "2").failed().says("run without -T");
    }

    @Test
    void partsOfASuiteAreJoinedToOneDecisionAndAMissingOneIsNamed() {
        SampleProject project = SampleProject.modules(directory.resolve("project"), Toolchain.first());
        Path shards = project.resolve("target/shards");

        shard(project, "1/2", shards.resolve("1"));
        project.maven(SmallProjectIT.goal("merge"), "-N", "-Dbacksight.shards=" + shards)
                .failed()
                .says("of 2 shards, 1 is missing", "2/2 (");

        shard(project, "2/2", shards.resolve("2"));
        project.maven(SmallProjectIT.goal("merge"), "-N", "-Dbacksight.shards=" + shards)
                .succeeded()
                .says("UNCHANGED", "ChecksumBenchmark.checksum", "SumBenchmark.sum", "PASSED");
    }

    /** Of two builds of the same code: by proof, so that nothing is measured. */
    private static void shard(SampleProject project, String shard, Path out) {
        project.maven(
                        "verify",
                        "-Pbench",
                        "-Dbacksight.base=git:HEAD",
                        "-Dbacksight.select=changed",
                        "-Dbacksight.shard=" + shard,
                        "-Dbacksight.out=" + out)
                .succeeded()
                .says("Shard " + shard, "Nothing is decided yet");
    }
}
