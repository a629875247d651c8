package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of bad input ends with exit code 2 and a message that says what, where, and what to do. */
class UnusableInputTest {

    /** A line of JMH's list of benchmarks. */
    private static final String LISTED = "JMH S 7 toy.Toy S 33 toy.jmh_generated.Toy_sum_jmhTest S 3 sum"
            + " S 10 Throughput E A 1 1 1 E E E E E E E E E E E E E E E E E \n";

    @TempDir
    private Path directory;

    private Path good;
    private Path other;

    @BeforeEach
    void writeFiles() throws IOException {
        good = new JmhJson(1).add("a.B.c", "avgt", "ns/op", 5, 100).write(directory.resolve("good.json"));
        other = new JmhJson(2).add("a.B.c", "avgt", "ns/op", 5, 100).write(directory.resolve("other.json"));
    }

    @Test
    void notJson() throws IOException {
        Path file = Files.writeString(directory.resolve("x.json"), "Benchmark  Mode  Cnt  Score\n");
        refused(Invocation.of("compare", good, file), "x.json");
    }

    @Test
    void truncated() throws IOException {
        String text = Files.readString(good);
        Path file = Files.writeString(directory.resolve("cut.json"), text.substring(0, text.length() / 2));
        refused(Invocation.of("compare", good, file), "cut.json", "$[0]");
    }

    @Test
    void noResults() throws IOException {
        Path file = Files.writeString(directory.resolve("empty.json"), "[]");
        refused(Invocation.of("compare", good, file), "empty.json", "no results");
    }

    @Test
    void certifyingNothing() throws IOException {
        Path jar = jar("good.jar", "X-Nothing: 1");
        refused(Invocation.of("certify", "--head", directory.resolve("absent.jar")), "absent.jar");
        refused(Invocation.of("certify", "--head", jar, "--pairs", 1), "--pairs 1");
        refused(Invocation.of("certify", "--head", jar, "--include", "("), "include '('");
        refused(
                Invocation.of("certify", "--head", jar, "--include", "none", "--out", directory.resolve("pairs")),
                "no benchmark in common");
    }

    @Test
    void missingFileAndDirectory() {
        refused(Invocation.of("compare", good, directory.resolve("absent.json")), "absent.json");
        refused(Invocation.of("compare", good, directory), "directory");
    }

    @Test
    void unknownPolicyKey() throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), "alpha: 0.01\ntolerence: 3%\n");
        refused(Invocation.of("compare", good, other, "--policy", policy), "policy.yaml", "line 2", "tolerence");
    }

    @Test
    void globThatMatchesNothing() throws IOException {
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"), "overrides:\n  - benchmark: 'x.*'\n    tolerance: 5%\n");
        refused(Invocation.of("compare", good, other, "--policy", policy), "policy.yaml", "line 2", "x.*");
    }

    @Test
    void newerSchema() throws IOException {
        Path file = Files.writeString(
                directory.resolve("run.json"), "{\"schemaVersion\": 99, \"kind\": \"backsight-run\"}");
        refused(Invocation.of("compare", file, good), "run.json", "99", "update");
    }

    @Test
    void outputThatCannotBeWritten() {
        refused(Invocation.of("compare", good, other, "--out", good.resolve("below")), "good.json");
    }

    @Test
    void badOptions() {
        refused(Invocation.of("compare", good), "Missing");
        refused(Invocation.of("compare", good, other, "--tolerance", "three"), "three");
        refused(Invocation.of("compare", good, other, "--alpha", "2"), "alpha");
        refused(Invocation.of("nonsense"), "nonsense");
        refused(Invocation.of(), "command");
        refused(Invocation.of("check", "--head", "x.jar", "--base", "moon"), "moon");
        refused(Invocation.of("check", "--head", "x.jar", "--budget", "soon"), "soon");
        refused(Invocation.of("check", "--head", "x.jar", "--include", "(", "--out", directory), "regular expression");
        refused(Invocation.of("check"), "--head");
    }

    @Test
    void whatIsNoBenchmarkJar() {
        refused(
                Invocation.of("check", "--head", directory.resolve("absent.jar"), "--out", directory.resolve("out")),
                "absent.jar");
        refused(Invocation.of("check", "--head", good, "--out", directory.resolve("out")), "good.json");
    }

    @Test
    void aJarOfJarsIsRefusedByTheNameOfItsLauncherOnEitherSide() throws IOException {
        Path nested = jar("boot.jar", "Main-Class: org.springframework.boot.loader.launch.JarLauncher");
        Path listing = jar("flat.jar", "X-Nothing: 1");
        Path out = directory.resolve("out");

        refused(Invocation.of("check", "--head", nested, "--out", out), "boot.jar", "Spring Boot", "flat jar");
        refused(Invocation.of("record", "--head", nested, "--out", out), "boot.jar", "Spring Boot", "flat jar");
        refused(
                Invocation.of("check", "--head", listing, "--base", nested, "--out", out),
                "boot.jar",
                "Spring Boot",
                "flat jar");
    }

    @Test
    void whatIsNoMainClassOrNoClassPath() throws IOException {
        Path listing = jar("flat.jar", "X-Nothing: 1");
        Path out = directory.resolve("out");

        refused(
                Invocation.of("check", "--head", listing, "--main-class", "org.example.Mian", "--out", out),
                "org.example.Mian",
                "is not in " + listing);
        refused(
                Invocation.of("check", "--head", "classpath:" + listing + File.pathSeparator, "--out", out),
                "empty path");
        refused(
                Invocation.of("check", "--head", "classpath:" + listing, "--base", "classpath:none/*", "--out", out),
                "none");
    }

    /** Lists one benchmark, and holds none. */
    private Path jar(String name, String attribute) throws IOException {
        Path file = directory.resolve(name);
        Manifest manifest = new Manifest(new ByteArrayInputStream(
                ("Manifest-Version: 1.0\n" + attribute + "\n").getBytes(StandardCharsets.UTF_8)));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            out.putNextEntry(new JarEntry("META-INF/BenchmarkList"));
            out.write(LISTED.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return file;
    }

    @Test
    void acceptingWhatIsNotThereOrWithoutAReason() {
        refused(
                Invocation.of("accept", "--run", directory.resolve("absent.json"), "--reason", "because"),
                "absent.json");
        refused(Invocation.of("accept", "--run", good), "--reason");
        refused(Invocation.of("accept", "--run", good, "--reason", " "), "reason");
    }

    @Test
    void aReportOfSomethingElse() {
        refused(Invocation.of("report", good), "good.json");
    }

    private static void refused(Invocation invocation, String... words) {
        assertThat(invocation.err()).contains(words).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.exitCode()).isEqualTo(2);
    }
}
