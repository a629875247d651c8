package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFileErrorsTest {

    @TempDir
    Path directory;

    private String valid;

    @BeforeEach
    void writeAValidFile() throws IOException {
        Path file = directory.resolve("valid.json");
        RunFile.write(file, RunExamples.baseline());
        valid = Files.readString(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\": 1 | \"schemaVersion\": 7 | $.schemaVersion: written by a newer Backsight (schema 7, this one reads up to 1): update Backsight",
                "\"schemaVersion\": 1 | \"schemaVersion\": 0 | $.schemaVersion: there is no schema 0",
                "\"schemaVersion\": 1 | \"schemaVersion\": 1.5 | $.schemaVersion: must be a whole number of at most 32 bits, not '1.5'",
                "\"schemaVersion\": 1, | `` | $: key 'schemaVersion' is missing",
                "backsight-run | backsight-check | $.kind: this is a 'backsight-check' file where a backsight-run file is needed",
                "\"suite\": \"default\" | \"suite\": 5 | $.suite: must be a text, not '5'",
                "\"suite\": \"default\" | \"suite\": null | $.suite: must be a text, not 'null'",
                "\"suite\": \"default\" | \"suite\": \"../evil\" | $: a suite's name is letters",
                "\"complete\": true | \"complete\": \"yes\" | $.complete: must be true or false, not 'yes'",
                "\"complete\": true | \"complete\": true, \"complete\": false | Duplicate field 'complete'",
                "\"complete\": true | \"completed\": true | $: key 'complete' is missing",
                "\"complete\": true | \"complete\": true, \"colour\": {} | $: unknown key 'colour'",
                "\"cpus\": 2 | \"cpus\": 0 | $.environment.machine: a machine has at least one CPU",
                "\"cpus\": 2 | \"cpus\": 99999999999 | $.environment.machine.cpus: must be a whole number",
                "\"cpuLimit\": 1.5 | \"cpuLimit\": 1e999 | $.environment.machine.cpuLimit: the number is too large",
                "\"flags\": [ | \"flags\": [true,| $.environment.jvm.flags[0]: must be a text, not 'true'",
                "\"mode\": \"avgt\" | \"mode\": \"All\" | $.benchmarks[1].mode: 'All' is none of thrpt, avgt, sample, ss",
                "\"threads\": 2 | \"threads\": 0 | $.benchmarks[1]: dev.acme.StorePut.put: threads must be at least 1",
                "\"codec\": \"zstd\" | \"codec\": {} | $.benchmarks[1].params['codec']: must be a text, not an object",
                "1234.5678 | \"fast\" | $.benchmarks[1].metrics[0].forks[0][0]: must be a number, not 'fast'",
                "1234.5678 | null | $.benchmarks[1].metrics[0].forks[0][0]: must be a number, not 'null'",
                "[1234.5678, 1200.0, 0.002] | [] | $.benchmarks[1].metrics[0]: fork 1 has no iterations",
                "[1234.5678, 1200.0, 0.002] | 3 | $.benchmarks[1].metrics[0].forks[0]: must be a list, not '3'",
                "\"name\": \"allocation\" | \"name\": \"time\" | $: metric time of StorePut.put codec=zstd size=1MiB x2 appears twice",
                "\"histograms\": [ | \"histograms\": [\"AAAA\", | $.benchmarks[0].metrics[0].histograms[0]: the histogram is damaged",
                "\"histograms\": [ | \"forks\": [[1]], \"histograms\": [ | $.benchmarks[0].metrics[0]: unknown key 'forks'",
                "dev.acme.StoreGet.get | ` ` | $.benchmarks[0]: a benchmark needs a name",
                "2026-11-22T08:00:00Z | yesterday | $.accepted.at: 'yesterday' is not an instant such as",
                "zstd 1.5.7 | ` ` | $.accepted: a baseline is accepted for a reason",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | main | $.revision: not a full commit id: main",
                "threw IllegalStateException | `` | $.failures[0]: the failure of StoreScan.scan [thrpt] needs a reason",
            })
    void namesFilePathAndProblem(String found, String replacement, String message) throws IOException {
        Path file = Files.writeString(directory.resolve("broken.json"), replaced(found, replacement));

        assertThatThrownBy(() -> RunFile.read(file))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesTheSameBenchmarkTwice() throws IOException {
        int from = valid.indexOf("    {\n      \"benchmark\": \"dev.acme.StoreScan.scan\"");
        int to = valid.indexOf("\n    }", from) + 6;
        String block = valid.substring(from, to);

        assertRefused(replaced(block, block + ",\n" + block), "$.benchmarks: StoreScan.scan [thrpt] has two blocks");
    }

    @Test
    void tellsWhereTextThatIsNotJsonBegins() throws IOException {
        assertRefused("benchmark score\n", "line 1, column ");
        assertRefused(valid.replace("\"suite\":", "\"suite\"="), "line 4, column ");
        assertRefused(valid + "{}", "is not JSON as Backsight writes it");
        assertRefused("", "is empty");
        assertRefused(" \n", "is empty");
        assertRefused("[]", "$: is not a backsight-run file, which is one JSON object");
    }

    @Test
    void boundsDepthNumbersAndSize() throws IOException {
        assertRefused("[".repeat(100_000), "nesting depth");
        assertRefused("{\"kind\": " + "9".repeat(100_000) + "}", "Number value length");
        assertRefused("[" + "[],".repeat(5_000_000) + "[]]", "Token count");
        Path large = directory.resolve("large.json");
        Files.write(large, new byte[JsonFile.LARGEST + 1]);
        assertThatThrownBy(() -> RunFile.read(large)).hasMessageContaining("is larger than 67108864 bytes");
    }

    @Test
    void keepsControlCharactersOutOfMessages() throws IOException {
        assertRefused(replaced("\"mode\": \"avgt\"", "\"mode\": \"\\u001b[31m\\u202e" + "x".repeat(500) + "\""), "…'");
        Path file = directory.resolve("broken.json");
        assertThatThrownBy(() -> RunFile.read(file))
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message)
                        .doesNotContain("\u001b")
                        .doesNotContain("\u202e")
                        .hasSizeLessThan(400));
    }

    @Test
    void saysWhatKeepsTheFileFromBeingRead() {
        assertThatThrownBy(() -> RunFile.read(directory.resolve("none.json")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("none.json: does not exist");
        assertThatThrownBy(() -> RunFile.read(directory))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("is a directory");
        assertThatThrownBy(() -> RunFile.read(directory.resolve("valid.json").resolve("x")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("cannot be read");
    }

    private void assertRefused(String content, String message) throws IOException {
        Path file = Files.writeString(directory.resolve("broken.json"), content);
        assertThatThrownBy(() -> RunFile.read(file))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    /** The first occurrence; a test whose text is not there would test nothing. */
    private String replaced(String found, String replacement) {
        int at = valid.indexOf(found);
        if (at < 0) {
            throw new IllegalArgumentException(found + " is not in the valid file");
        }
        return valid.substring(0, at) + replacement + valid.substring(at + found.length());
    }
}
