package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    private Path directory;

    @Test
    void succeedsWhateverItFinds() {
        Invocation doctor = Invocation.of(
                "doctor", "--baselines", directory.resolve("none"), "--jvm-arg=-Xint", "--data", directory);
        assertThat(doctor.exitCode()).isZero();
        assertThat(doctor.out())
                .contains("default: no baseline of this suite was ever accepted")
                .containsPattern("severe +jvm-mode +the JVM interprets")
                .contains("costs: Code runs")
                .contains("mend:  Drop -Xint");
        assertThat(doctor.err()).isEmpty();
    }

    @Test
    void printsJsonForPrograms() throws IOException {
        Invocation doctor = Invocation.of(
                "doctor", "--json", "--suite", "mine", "--baselines", directory.resolve("none"), "--data", directory);
        assertThat(doctor.exitCode()).isZero();
        JsonNode json = new ObjectMapper().readTree(doctor.out());
        assertThat(json.get("kind").asText()).isEqualTo("backsight-doctor");
        assertThat(json.at("/suites/0/suite").asText()).isEqualTo("mine");
        assertThat(json.at("/suites/0/plan").asText()).isEqualTo("RECORD");
        assertThat(json.get("findings").findValuesAsText("key")).contains("timer", "disk");
    }

    @Test
    void aJavaThatDoesNotStartIsUnusable() {
        Invocation doctor = Invocation.of("doctor", "--java", directory.resolve("java"));
        assertThat(doctor.exitCode()).isEqualTo(2);
        assertThat(doctor.err()).contains("cannot be started");
    }
}
