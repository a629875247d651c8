package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.backsight.checker.model.BaselineOutlook;
import dev.backsight.checker.model.DoctorReport;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Severity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorFileTest {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("classpath:dev/backsight/checker/format/doctor-v1.schema.json"));

    private static final DoctorReport REPORT = new DoctorReport(
            new Environment(
                    new Machine("Some CPU", 2, 8_000_000_000L, "Linux", "6.1", "amd64", 1.5, null, "ext4 on ssd"),
                    new Jvm("Debian", "17.0.15", "OpenJDK 64-Bit Server VM", "G1", List.of("-Xmx1g")),
                    null),
            List.of(
                    new BaselineOutlook(
                            "quick",
                            "baselines/here/quick.json",
                            List.of(
                                    new BaselineOutlook.Candidate(
                                            "here",
                                            "a".repeat(40),
                                            "Ada",
                                            Instant.parse("2026-11-21T10:00:00Z"),
                                            true,
                                            List.of(),
                                            ""),
                                    new BaselineOutlook.Candidate(
                                            "there",
                                            null,
                                            "Grace",
                                            Instant.parse("2026-11-20T10:00:00.5Z"),
                                            false,
                                            List.of(new Environment.Difference("CPU model", "Other CPU", "Some CPU")),
                                            "CPU model differs: Other CPU / Some CPU")),
                            BaselineOutlook.Plan.MEASURE_COMMIT,
                            "a".repeat(40),
                            "this machine matches here"),
                    new BaselineOutlook(
                            "slow",
                            "baselines/here/slow.json",
                            List.of(),
                            BaselineOutlook.Plan.RECORD,
                            null,
                            "no baseline")),
            List.of(
                    new Finding("load", Severity.SEVERE, "1.5 of 2 processors busy", "scatter", "stop it"),
                    Finding.fine("timer", "25 ns")));

    @TempDir
    private Path directory;

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "ar-EG-u-nu-arab"})
    void isWrittenTheSameInEveryLocale(String locale) throws IOException, URISyntaxException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        assertThat(DoctorFile.text(REPORT))
                .isEqualTo(Files.readString(Path.of(DoctorFileTest.class
                        .getResource("/format/doctor-v1.json")
                        .toURI())));
    }

    @Test
    void theFileAndTheTextAreTheSame() throws IOException {
        Path file = directory.resolve("doctor.json");
        DoctorFile.write(file, REPORT);
        assertThat(Files.readString(file)).isEqualTo(DoctorFile.text(REPORT));
    }

    @Test
    void isDescribedByItsSchema() {
        assertThat(SCHEMA.validate(DoctorFile.text(REPORT), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"severity\": \"SEVERE\" | \"severity\": \"BAD\"",
                "\"severity\": \"SEVERE\" | \"severity\": \"OK\"",
                "\"cost\": \"scatter\" | \"cost\": \"\"",
                "\"plan\": \"RECORD\" | \"plan\": \"GUESS\"",
                "\"matches\": true | \"matches\": 1",
                "\"key\": \"load\" | \"key\": \"Load\"",
            })
    void itsSchemaRefusesSomethingElse(String found, String replacement) {
        String valid = DoctorFile.text(REPORT);
        assertThat(valid).contains(found);
        assertThat(SCHEMA.validate(valid.replace(found, replacement), InputFormat.JSON))
                .isNotEmpty();
    }
}
