package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.ShardPlan;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardFileTest {

    @TempDir
    private Path directory;

    @Test
    void readsBackWhatWasWritten() {
        assertThat(ShardFile.read(written(ShardExamples.full()))).isEqualTo(ShardExamples.full());
        assertThat(ShardFile.read(written(ShardExamples.idle()))).isEqualTo(ShardExamples.idle());
    }

    @Test
    void tellsRecordingsAndPlansApart() throws IOException {
        Path one = Files.writeString(directory.resolve("one"), "");
        Path two = Files.writeString(directory.resolve("two"), "\n");
        // NIST's test vector of the empty message.
        assertThat(ShardFile.digest(one)).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(ShardFile.digest(two)).isNotEqualTo(ShardFile.digest(one));

        ShardPlan plan = ShardExamples.full().check().plan();
        assertThat(ShardFile.planDigest(plan)).matches("[0-9a-f]{12}");
        assertThat(ShardFile.planDigest(new ShardPlan(plan.shards(), new TreeMap<>(Map.of(RunExamples.PUT, 1)))))
                .isNotEqualTo(ShardFile.planDigest(plan));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\": 2 | \"schemaVersion\": 3 | $.schemaVersion: written by a newer Backsight",
                "backsight-shard | backsight-run | $.kind: this is a 'backsight-run' file where a backsight-shard file",
                "\"shard\": \"2/3\" | \"shard\": \"0/3\" | $: there is no shard 0/3",
                "\"shard\": \"2/3\" | \"shard\": \"2/4\" | $: shard 2/4 cannot be one of a plan for 3",
                "\"shard\": \"2/3\" | \"shard\": \"two\" | $: a shard is written like 2/4",
                "{\"shard\": 1, | {\"shard\": 4, | $.check: there is no shard 4/3",
                "\"expected\": 4 | \"expected\": 0 | $.check: a check expects at least a benchmark",
                "\"took\": \"PT1M4S\" | \"took\": \"PT-4S\" | $: measuring cannot take PT-4S",
                "f123456789 | x123456789 | $.head: not a SHA-256",
                "\"alpha\": 0.01 | \"alpha\": 7 | $.check.policy: alpha lies between",
            })
    void namesFilePathAndProblem(String found, String replacement, String message) throws IOException {
        String valid = Files.readString(written(ShardExamples.full()));
        assertThat(valid).contains(found);
        int at = valid.indexOf(found);
        Path file = Files.writeString(
                directory.resolve("broken.json"),
                valid.substring(0, at) + replacement + valid.substring(at + found.length()));

        assertThatThrownBy(() -> ShardFile.read(file))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void damagedFilesAreRefusedOrRead() throws IOException {
        byte[] valid = Files.readAllBytes(written(ShardExamples.full()));
        FileFuzz.damageEverything(directory.resolve("damaged.json"), valid, 1_000, ShardFile::read);
        FileFuzz.cutEverywhere(directory.resolve("cut.json"), valid, ShardFile::read);
    }

    private Path written(ShardReport report) {
        Path file = directory.resolve("shard.json");
        ShardFile.write(file, report);
        return file;
    }
}
