package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks of a project that knows nothing of us, measured through the program's own entry point. */
@Tag("long")
class ThirdPartyProjectTest {

    private static final String LAUNCHER = "toy.Launcher";

    @TempDir
    private static Path shared;

    private static Path plainClasses;
    private static Path plain;
    private static Path launchedClasses;
    private static Path launched;

    @TempDir
    private Path directory;

    @BeforeAll
    static void build() throws IOException {
        plainClasses = ToyProject.classes(shared.resolve("plain"), false);
        plain = ToyProject.jar(shared.resolve("plain.jar"), plainClasses, "org.openjdk.jmh.Main");
        launchedClasses = ToyProject.classes(shared.resolve("launched"), true);
        launched = ToyProject.jar(shared.resolve("launched.jar"), launchedClasses, LAUNCHER);
    }

    @Test
    void aJarWithItsOwnMainTakesTurnsWithOneThatHasJmhs() throws IOException {
        Invocation check = check("--head", launched, "--base", plain);

        assertThat(check.exitCode()).as(check.toString()).isZero();
        assertThat(check.out())
                .contains("Toy.sum size=100", "Toy.sum size=200")
                .containsPattern("ADDED +Toy.launched")
                .doesNotContain("FAILED", "JMH's own main class");
    }

    @Test
    void twoJarsAreCertified() {
        Object[] command = {
            "certify",
            "--head",
            launched,
            "--base",
            plain,
            "--include",
            "Toy.sum",
            "--pairs",
            2,
            "--out",
            directory.resolve("pairs")
        };
        Invocation certified = Invocation.of(command);

        assertThat(certified.exitCode()).as(certified.toString()).isZero();
        assertThat(certified.out())
                .containsPattern("Toy.sum size=100 .ss. +2 ")
                .containsPattern("Toy.sum size=200 .ss. +2 ")
                .contains("being head", "of 2 benchmarks seem to differ");
        assertThat(Invocation.of(command).out()).isEqualTo(certified.out());
    }

    @Test
    void bothSidesRunTheirOwnMain() throws IOException {
        Invocation check = check("--head", launched, "--base", launched, "--include", "launched");

        assertThat(check.exitCode()).as(check.toString()).isZero();
        assertThat(check.out()).contains("Toy.launched size=100").doesNotContain("FAILED");
    }

    @Test
    void measuredAloneItRunsItsOwnMainToo() throws IOException {
        Invocation record = record("--head", launched);

        assertThat(record.exitCode()).as(record.toString()).isZero();
        assertThat(record.out()).doesNotContain("FAILED");
        assertThat(Files.readString(directory.resolve("out/run.json"))).contains("toy.Toy.launched", "-Dtoy.launcher");
    }

    @Test
    void theMainClassCanBeNamed() throws IOException {
        Invocation byJmh = record("--head", launched, "--main-class", "org.openjdk.jmh.Main");

        assertThat(byJmh.exitCode()).as(byJmh.toString()).isEqualTo(1);
        assertThat(byJmh.out()).contains("not run by the toy's launcher");
    }

    @Test
    void aClassPathIsMeasuredBesideAClassPath() throws IOException {
        String libraries = File.pathSeparator + ToyProject.joined(ToyProject.LIBRARIES);

        Invocation check = check(
                "--head",
                "classpath:" + launchedClasses + libraries,
                "--base",
                "classpath:" + launchedClasses + libraries,
                "--main-class",
                LAUNCHER,
                "--include",
                "launched");

        assertThat(check.exitCode()).as(check.toString()).isZero();
        assertThat(check.out()).contains("Toy.launched size=100").doesNotContain("FAILED");
    }

    private Invocation check(Object... args) {
        return run("check", List.of(args));
    }

    /** One short fork of what tells by which main it is run. */
    private Invocation record(Object... args) {
        List<Object> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--include", "launched", "--forks", "1", "--jmh-arg=-wi", "--jmh-arg=1"));
        return run("record", all);
    }

    /** One round of everything is the least there is, and enough here. */
    private Invocation run(String command, List<Object> args) {
        List<Object> all = new ArrayList<>(List.of(command));
        all.addAll(args);
        all.addAll(List.of("--budget", "1s", "--out", directory.resolve("out")));
        all.addAll(List.of("--baselines", directory.resolve("baselines")));
        return Invocation.of(all.toArray());
    }
}
