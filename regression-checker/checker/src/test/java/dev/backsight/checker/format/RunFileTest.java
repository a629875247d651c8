package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    Path directory;

    @Test
    void readsBackWhatWasWritten() {
        assertThat(writtenAndRead(RunExamples.full())).isEqualTo(RunExamples.full());
        assertThat(writtenAndRead(RunExamples.baseline())).isEqualTo(RunExamples.baseline());
        assertThat(writtenAndRead(RunExamples.empty())).isEqualTo(RunExamples.empty());
    }

    @Test
    void readsBackAnyRun() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            Run run = RunExamples.random(random);
            assertThat(writtenAndRead(run)).isEqualTo(run);
        }
    }

    @Test
    void writesTheSameBytesWhateverTheOrderMeasured() throws IOException {
        Run run = RunExamples.full();
        List<Measurement> reversed = new ArrayList<>(run.measurements());
        Collections.reverse(reversed);
        Run other = new Run(
                run.suite(),
                run.environment(),
                run.revision(),
                run.measuredAt(),
                reversed,
                run.executions(),
                run.failures(),
                run.complete(),
                run.acceptance());

        assertThat(Files.readString(written(other))).isEqualTo(Files.readString(written(run)));
    }

    @Test
    void keepsOneForkOnOneLine() throws IOException {
        assertThat(Files.readAllLines(written(RunExamples.full())))
                .contains(
                        "            [1234.5678, 1200.0, 0.002],",
                        "            [1.0E21, \"NaN\"],",
                        "            [4.9E-324, -0.0, 1.7976931348623157E308]",
                        "      \"params\": {\"codec\": \"zstd\", \"size\": \"1MiB\"},");
    }

    @Test
    void aChangedForkIsOneChangedLine() throws IOException {
        List<String> before = Files.readAllLines(written(RunExamples.full()));
        String changed = String.join("\n", before).replace("1234.5678", "999.5");
        Path file = Files.writeString(directory.resolve("changed.json"), changed + "\n");

        List<String> after = Files.readAllLines(written(RunFile.read(file)));

        assertThat(after).hasSameSizeAs(before);
        List<String> different = new ArrayList<>(after);
        different.removeAll(before);
        assertThat(different).containsExactly("            [999.5, 1200.0, 0.002],");
    }

    @Test
    void endsWithOneNewlineAndHasNoCarriageReturn() throws IOException {
        String text = Files.readString(written(RunExamples.full()));

        assertThat(text).endsWith("\n}\n").doesNotContain("\r").startsWith("{\n  \"schemaVersion\": 1,\n");
    }

    @Test
    void halfASurrogatePairDoesNotLoseTheRun() {
        BenchmarkId id = BenchmarkId.of("a.B.c", Mode.AVERAGE_TIME, 1, Map.of());
        Run run = new Run(
                "default",
                Environment.UNKNOWN,
                null,
                null,
                List.of(),
                new TreeMap<>(),
                List.of(new Failure(id, "threw", "\uDE00 cut")),
                true,
                null);

        assertThat(writtenAndRead(run).failures().get(0).output()).isEqualTo("? cut");
    }

    private Run writtenAndRead(Run run) {
        return RunFile.read(written(run));
    }

    private Path written(Run run) {
        Path file = directory.resolve("run.json");
        RunFile.write(file, run);
        return file;
    }
}
