package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.format.CheckFile;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four shards of a suite that are really measured, one after the other, and the same suite measured by one check. Takes two
 * minutes: {@code .ci/gate-proof} has two shards of a whole project.
 */
@Tag("soak")
class FourShardsTest {

    private static final String SUITE = """
            package toy;

            import java.util.zip.*;
            import org.openjdk.jmh.annotations.*;

            @State(Scope.Benchmark)
            @BenchmarkMode(Mode.SingleShotTime)
            @Warmup(iterations = 5)
            @Measurement(iterations = 5)
            @Fork(2)
            public class Four {
                private final byte[] text = new byte[1 << 16];

                @Benchmark
                public long adler() {
                    Adler32 checksum = new Adler32();
                    checksum.update(text);
                    return checksum.getValue();
                }

                @Benchmark
                public long crc() {
                    CRC32 checksum = new CRC32();
                    for (int i = 0; i < %d; i++) {
                        checksum.update(text);
                    }
                    return checksum.getValue();
                }

                @Benchmark
                public int hash() {
                    return java.util.Arrays.hashCode(text);
                }

                @Benchmark
                public int sum() {
                    int sum = 0;
                    for (byte each : text) {
                        sum += each;
                    }
                    return sum;
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void mergedTheySayWhatTheUnshardedRunSaysAndOneThatIsMissingIsNamed() throws IOException {
        Path base = build("base", 2);
        Path head = build("head", 60);

        Invocation unsharded = check(base, head, "whole");
        assertThat(unsharded.exitCode()).as(unsharded.toString()).isEqualTo(1);
        for (int i = 1; i <= 4; i++) {
            Invocation shard = check(base, head, "shard-" + i, "--shard", i + "/4");
            assertThat(shard.exitCode()).as(shard.toString()).isZero();
        }

        Invocation early = merge("shard-1", "shard-2", "shard-4");
        assertThat(early.exitCode()).isEqualTo(2);
        assertThat(early.err()).contains("of 4 shards, 1 is missing", "3/4 (Four.");
        assertThat(directory.resolve("merged/check.json")).doesNotExist();

        Invocation merged = merge("shard-1", "shard-2", "shard-3", "shard-4");
        assertThat(merged.exitCode()).as(merged.toString()).isEqualTo(1);
        CheckReport one = CheckFile.read(directory.resolve("whole/check.json"));
        CheckReport joined = CheckFile.read(directory.resolve("merged/check.json"));
        assertThat(joined.verdict()).isEqualTo(one.verdict()).isEqualTo(CheckVerdict.REGRESSED);
        assertThat(compared(joined)).isEqualTo(compared(one)).hasSizeGreaterThanOrEqualTo(4);
        // What else a few pairs show is up to noise: whether UNCHANGED could be shown, or not yet.
        for (CheckReport report : List.of(one, joined)) {
            assertThat(report.comparisons())
                    .filteredOn(Comparison::failing)
                    .singleElement()
                    .satisfies(slower -> {
                        assertThat(slower.benchmark().name()).isEqualTo("toy.Four.crc");
                        assertThat(slower.verdict()).isEqualTo(Verdict.REGRESSED);
                        // Thirty times the work, on top of what a single shot costs besides.
                        assertThat(Objects.requireNonNull(slower.change()).estimate())
                                .isGreaterThan(2);
                    });
        }
        assertThat(joined.suite().measured()).isEqualTo(one.suite().measured()).isEqualTo(4);
    }

    private static List<String> compared(CheckReport report) {
        return report.comparisons().stream()
                .map(comparison -> comparison.benchmark().label() + " "
                        + comparison.metric().name())
                .sorted()
                .toList();
    }

    private Path build(String name, int rounds) throws IOException {
        return ToyProject.jar(
                directory.resolve(name + ".jar"),
                ToyProject.classes(directory.resolve(name), Map.of("Four", SUITE.formatted(rounds))),
                "org.openjdk.jmh.Main");
    }

    /** Of the budget only a slow machine takes much: three pairs settle what a tolerance this large leaves open. */
    private Invocation check(Path base, Path head, String out, String... more) {
        List<Object> words = new ArrayList<>(List.of("check", "--head", head, "--base", base));
        words.addAll(List.of("--tolerance", "100%", "--budget", "90s"));
        words.addAll(List.of("--baselines", directory.resolve("baselines")));
        words.addAll(List.of("--out", directory.resolve(out)));
        words.addAll(List.of(more));
        return Invocation.of(words.toArray());
    }

    private Invocation merge(String... shards) {
        List<Object> words = new ArrayList<>(List.of("merge", "--out", directory.resolve("merged")));
        List.of(shards).forEach(shard -> words.add(directory.resolve(shard)));
        return Invocation.of(words.toArray());
    }
}
