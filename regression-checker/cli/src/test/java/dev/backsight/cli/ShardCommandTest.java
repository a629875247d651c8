package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from shards to a verdict on the command line. Both builds are the same: by proof, so that nothing is measured. */
class ShardCommandTest {

    @TempDir
    private static Path shared;

    private static Path jar;

    @TempDir
    private Path directory;

    @BeforeAll
    static void build() throws IOException {
        jar = ToyProject.jar(
                shared.resolve("plain.jar"),
                ToyProject.classes(shared.resolve("plain"), false),
                "org.openjdk.jmh.Main");
    }

    @Test
    void shardsAreJoinedToOneVerdict() {
        Invocation first = shard("1/2", "one");
        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.out())
                .contains("Shard 1/2 of suite 'default'", "Nothing is decided yet", "merge <directory of each shard>")
                .doesNotContain("PASSED", "UNCHANGED");
        assertThat(directory.resolve("one/shard.json")).exists();
        assertThat(directory.resolve("one/report.html")).doesNotExist();

        Invocation early = merge("one");
        assertThat(early.exitCode()).isEqualTo(2);
        assertThat(early.err()).contains("of 2 shards, 1 is missing", "2/2");
        assertThat(directory.resolve("whole/check.json")).doesNotExist();

        assertThat(shard("2/2", "two").exitCode()).isZero();
        Invocation whole = merge("one", "two", "--csv", directory.resolve("all.csv"));
        assertThat(whole.exitCode()).as(whole.toString()).isZero();
        assertThat(whole.out()).contains("UNCHANGED", "Toy.sum size=100", "Toy.sum size=200");
        assertThat(directory.resolve("whole")).isDirectoryContaining(file -> file.endsWith("report.html"));
        assertThat(directory.resolve("all.csv")).exists();
        Invocation history = Invocation.of("history", "--history", directory.resolve("whole/history"));
        assertThat(history.exitCode()).isZero();
        assertThat(history.out().lines()).hasSize(1).first().asString().contains("PASSED");
        assertThat(directory.resolve("one/history")).as("a shard is no check").doesNotExist();

        Invocation twice = merge("one", "two", directory.resolve("two"));
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err()).contains("shard 2/2 is there twice");
    }

    @Test
    void whatMakesNoSenseIsSaidBeforeAnythingIsMeasured() throws IOException {
        assertUnusable(shard("3/2", "x"), "there is no shard 3/2");
        assertUnusable(shard("half", "x"), "a shard is written like 2/4");
        assertUnusable(shard("1/2", "x", "--html", "x.html"), "a shard writes no report");
        assertUnusable(shard("1/2", "x", "--shard-costs", directory.resolve("none.json")), "none.json: does not exist");
        assertUnusable(
                Invocation.of("check", "--head", jar, "--base", jar, "--shard-costs", "none.json"),
                "--shard-costs goes with --shard");
        assertUnusable(
                Invocation.of("check", "--head", jar, "--base", jar, "--history", "jdbc:oracle:x"),
                "is a database of another kind");
        assertUnusable(Invocation.of("history", "--last", 0), "--last lies between 1 and");
        assertUnusable(Invocation.of("merge", "--out", directory.resolve("whole")), "Missing required parameter");
        assertUnusable(merge(Files.createDirectory(directory.resolve("empty"))), "neither it nor a directory in it");
        assertThat(directory.resolve("x/run.json")).doesNotExist();
    }

    private static void assertUnusable(Invocation invocation, String why) {
        assertThat(invocation.exitCode()).as(invocation.toString()).isEqualTo(2);
        assertThat(invocation.err()).contains(why);
    }

    private Invocation shard(String shard, String out, Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "check",
                "--head",
                jar,
                "--base",
                jar,
                "--select",
                "changed",
                "--shard",
                shard,
                "--out",
                directory.resolve(out)));
        words.addAll(List.of(more));
        return Invocation.of(words.toArray());
    }

    private Invocation merge(Object... words) {
        List<Object> all = new ArrayList<>(List.of("merge", "--out", directory.resolve("whole")));
        for (Object word : words) {
            all.add(word instanceof String text && !text.startsWith("-") ? directory.resolve(text) : word);
        }
        return Invocation.of(all.toArray());
    }
}
