package dev.backsight.checker.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Proof;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingFileTest {

    @TempDir
    Path directory;

    @Test
    void readsBackWhatWasWritten() {
        assertThat(RecordingFile.read(written(RecordingExamples.full()))).isEqualTo(RecordingExamples.full());
        assertThat(RecordingFile.read(written(RecordingExamples.empty()))).isEqualTo(RecordingExamples.empty());
    }

    @Test
    void readsBackThePolicyThatWasDecidedBy() throws IOException {
        Policy policy = ReportExamples.full().policy();
        Path file = directory.resolve("decided.json");
        RecordingFile.write(file, RecordingExamples.full(), policy);

        assertThat(RecordingFile.readDecided(file)).isEqualTo(new DecidedRecording(RecordingExamples.full(), policy));
        assertThat(RecordingFile.read(file)).isEqualTo(RecordingExamples.full());
        assertThat(RecordingFile.readDecided(written(RecordingExamples.full())).policy())
                .isNull();

        Files.writeString(file, Files.readString(file).replaceFirst("\"alpha\": [0-9.]+", "\"alpha\": 3"));
        assertThatThrownBy(() -> RecordingFile.read(file))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining("$.policy: alpha lies between 0 and 0.5");
    }

    @Test
    void readsBackAnyRecording() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 300; i++) {
            Recording recording = RecordingExamples.random(random);
            assertThat(RecordingFile.read(written(recording))).isEqualTo(recording);
        }
    }

    @Test
    void readsRecordingsThatKnowNothingOfWorkers() throws IOException {
        Path file = written(RecordingExamples.full());
        String earlier = Files.readString(file)
                .replace(", \"lasted\", \"workerCpu\", \"workerDelay\"]", "]")
                .replace(", 48000000, 47000000, 120000]", "]")
                .replaceAll(", -1, -1, -1](,?\\R)", "]$1");
        Files.writeString(file, earlier);

        Slice first = RecordingFile.read(file)
                .pairs()
                .values()
                .iterator()
                .next()
                .get(0)
                .base()
                .get(0);
        assertThat(first).isEqualTo(new Slice(0, 50_123_456, 49_000_000, 0, 0, 12_345, 1_000_000, 2_000_000, 1));
    }

    @Test
    void aFileThatWasCutOffAnywhereIsCalledThat() throws IOException {
        Path file = written(RecordingExamples.full());
        byte[] whole = Files.readAllBytes(file);
        int last = new String(whole, UTF_8).lastIndexOf('}');
        Path cut = directory.resolve("cut.json");
        for (int length = 1; length <= last; length += 7) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> RecordingFile.read(cut))
                    .as("after %d bytes", length)
                    .isInstanceOf(UnusableInputException.class)
                    .hasMessageContaining("the file ends in the middle: it was cut off");
        }
    }

    @Test
    void isReadAsTheRunOfHeadWhereARunIsWanted() {
        assertThat(RunFile.read(written(RecordingExamples.full())))
                .isEqualTo(RecordingExamples.full().head());
    }

    @Test
    void aRunIsNoRecording() {
        Path file = directory.resolve("solo.json");
        Run run = RunExamples.full();
        RunFile.write(file, run);
        assertThatThrownBy(() -> RecordingFile.read(file))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage(
                        file + ": $.kind: this is a 'backsight-run' file where a backsight-lockstep file is needed");
    }

    @Test
    void aSliceAndASuspectAreALineEach() throws IOException {
        assertThat(Files.readAllLines(written(RecordingExamples.full())))
                .contains(
                        "            [0, 50123456, 49000000, 0, 0, 12345, 1000000, 2000000, 1, 48000000, 47000000, 120000],",
                        "          \"order\": \"BH\",",
                        "    {\"benchmark\": \"dev.acme.StorePut.put\", \"mode\": \"avgt\", \"threads\": 2, \"params\": "
                                + "{\"codec\": \"zstd\", \"size\": \"1MiB\"}, \"metric\": \"time\", \"worse\": true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\": 1 | \"schemaVersion\": 7 | $.schemaVersion: written by a newer Backsight (schema 7",
                "backsight-lockstep | backsight-check | $.kind: this is a 'backsight-check' file where a backsight-lockstep file is needed",
                "backsight-run | backsight-check | $.base.kind: this is a 'backsight-check' file where a backsight-run file is needed",
                "\"order\": \"BH\" | \"order\": \"BX\" | $.benchmarks[0].pairs[0].order: is written with B and H",
                "\"order\": \"BH\" | \"order\": \"BHB\" | $.benchmarks[0].pairs[0].order: has 3 letters for 2 slices of base",
                "[0, 50123456, 49000000, 0, 0, 12345, 1000000, 2000000, 1, 48000000, 47000000, 120000], | `` | $.benchmarks[0].pairs[0].order: has 2 letters for 1 slices of base",
                "[50200000, 50000000, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1], | `` | $.benchmarks[0].pairs[0]: a pair has one slice a side for every turn, not 2 and 1 for 2",
                "[0, 50123456, | [50123456, | $.benchmarks[0].pairs[0].base[0]: a slice has 12 numbers, not 11",
                "[0, 50123456, | [-1, 50123456, | $.benchmarks[0].pairs[0].base[0]: a turn starts and lasts",
                "12345, 1000000 | -2, 1000000 | $.benchmarks[0].pairs[0].base[0]: a figure of a slice is negative only",
                "12345, 1000000 | 1.5, 1000000 | $.benchmarks[0].pairs[0].base[0][5]: must be a whole number of at most 64 bits",
                "9223372036854775807 | 9223372036854775808 | $.benchmarks[0].pairs[1].head[0][8]: must be a whole number of at most 64 bits",
                "\"warmups\": 3 | \"warmups\": -3 | $.benchmarks[0].pairs[1]: a pair takes turns: not -3 of PT0.123456789S for warm-up",
                "\"slice\": \"PT0.05S\" | \"slice\": \"PT0S\" | $.benchmarks[0].pairs[0]: a pair takes turns: not 10 of PT0.2S for warm-up, and measured ones of PT0S",
                "\"layout\": 1 | \"layout\": 2 | $.benchmarks[0].pairs[1]: there are two layouts",
                "\"stage\": \"CONFIRM\" | \"stage\": \"CONFIRMED\" | $.benchmarks[0].pairs[1].stage: 'CONFIRMED' is none of SCREEN, CONFIRM, EQUIVALENCE",
                "\"took\": \"PT3S\" | \"took\": \"3 s\" | $.benchmarks[0].pairs[1].took: '3 s' is not a duration",
                "\"runDelay\" | \"delay\" | $.columns: must be [start, wall",
                "            [1199.25] | [1199.25], [3.5] | $: StorePut.put codec=zstd size=1MiB x2 has 2 pairs, but 3 forks of time in base",
                "\"worse\": true | \"worse\": 1 | $.suspects[0].worse: must be true or false",
                "\"seed\": - | \"seed\": -9 | $.seed: must be a whole number of at most 64 bits",
            })
    void namesFilePathAndProblem(String found, String replacement, String message) throws IOException {
        String valid = Files.readString(written(RecordingExamples.full()));
        assertThat(valid).contains(found);
        int at = valid.indexOf(found);
        Path file = Files.writeString(
                directory.resolve("broken.json"),
                valid.substring(0, at) + replacement + valid.substring(at + found.length()));

        assertThatThrownBy(() -> RecordingFile.read(file))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesTheSameBenchmarkTwice() throws IOException {
        String valid = Files.readString(written(RecordingExamples.full()));
        int from = valid.lastIndexOf("    {\n      \"benchmark\"");
        int to = valid.lastIndexOf("\n    }") + 6;
        String block = valid.substring(from, to);
        Path file = Files.writeString(
                directory.resolve("broken.json"), valid.substring(0, to) + ",\n" + block + valid.substring(to));
        assertThatThrownBy(() -> RecordingFile.read(file))
                .hasMessageContaining("$.benchmarks: ")
                .hasMessageContaining("has two blocks");
    }

    @Test
    void refusesWhatCannotBeProven() throws IOException {
        TreeMap<BenchmarkId, Proof> proven = new TreeMap<>();
        proven.put(RunExamples.PUT, new Proof(3, 4, null));
        String valid = Files.readString(written(RecordingExamples.full().withProven(proven)));
        Path file = Files.writeString(directory.resolve("broken.json"), valid.replace("\"files\": 4", "\"files\": 2"));

        assertThatThrownBy(() -> RecordingFile.read(file))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("$.proven[0]: a benchmark reaches at least a class, and not 3 classes among 2");
    }

    @Test
    void damagedFilesAreRefusedOrRead() throws IOException {
        byte[] valid = Files.readAllBytes(written(RecordingExamples.full()));
        FileFuzz.damageEverything(directory.resolve("damaged.json"), valid, 4_000, RecordingFile::read);
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        byte[] valid = Files.readAllBytes(written(RecordingExamples.full()));
        FileFuzz.cutEverywhere(directory.resolve("cut.json"), valid, RecordingFile::read);
    }

    private Path written(Recording recording) {
        Path file = directory.resolve("run.json");
        RecordingFile.write(file, recording);
        return file;
    }
}
