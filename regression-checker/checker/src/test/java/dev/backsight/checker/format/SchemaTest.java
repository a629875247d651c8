package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.backsight.checker.model.CertificationReport;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {

    private static final JsonSchema RUN = schema("run-v1");
    private static final JsonSchema RECORDING = schema("recording-v1");
    private static final JsonSchema CHECK = schema("check-v5");
    private static final JsonSchema SHARD = schema("shard-v2");
    private static final JsonSchema CERTIFICATE = schema("certificate-v2");

    @TempDir
    Path directory;

    @Test
    void describesEveryRunWritten() throws IOException {
        assertThat(problems(RUN, text(RunExamples.full()))).isEmpty();
        assertThat(problems(RUN, text(RunExamples.baseline()))).isEmpty();
        assertThat(problems(RUN, text(RunExamples.empty()))).isEmpty();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 100; i++) {
            assertThat(problems(RUN, text(RunExamples.random(random)))).isEmpty();
        }
    }

    @Test
    void describesEveryReportWritten() throws IOException {
        assertThat(problems(CHECK, text(ReportExamples.full()))).isEmpty();
        assertThat(problems(CHECK, text(ReportExamples.recorded()))).isEmpty();
        for (Verdict verdict : Verdict.values()) {
            assertDescribed(verdict, Standing.Kind.GATING, Warning.Kind.DRIFT, CheckVerdict.PASSED);
        }
        for (Standing.Kind kind : Standing.Kind.values()) {
            assertDescribed(Verdict.UNCHANGED, kind, Warning.Kind.DRIFT, CheckVerdict.PASSED);
        }
        for (Warning.Kind kind : Warning.Kind.values()) {
            assertDescribed(Verdict.UNCHANGED, Standing.Kind.GATING, kind, CheckVerdict.PASSED);
        }
        for (CheckVerdict overall : CheckVerdict.values()) {
            assertDescribed(Verdict.UNCHANGED, Standing.Kind.GATING, Warning.Kind.DRIFT, overall);
        }
    }

    @Test
    void describesEveryRecordingWritten() throws IOException {
        assertThat(problems(RECORDING, text(RecordingExamples.full()))).isEmpty();
        Path decided = directory.resolve("decided.json");
        RecordingFile.write(
                decided, RecordingExamples.full(), ReportExamples.full().policy());
        assertThat(problems(RECORDING, Files.readString(decided))).isEmpty();
        assertThat(problems(RECORDING, text(RecordingExamples.empty()))).isEmpty();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 100; i++) {
            assertThat(problems(RECORDING, text(RecordingExamples.random(random))))
                    .isEmpty();
        }
    }

    @Test
    void describesEveryShardWritten() throws IOException {
        assertThat(problems(SHARD, text(ShardExamples.full()))).isEmpty();
        assertThat(problems(SHARD, text(ShardExamples.idle()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\": 2 | \"schemaVersion\": 3",
                "\"references\": [ | \"reference\": [",
                "\"shard\": \"2/3\" | \"shard\": 2",
                "\"took\": \"PT1M4S\" | \"took\": \"64 s\"",
                "\"shards\": 3 | \"shards\": 0",
                "\"contents\" | \"digest\"",
                "\"seed\": \"1\" | \"seed\": 1",
                "\"expected\": 4 | \"expected\": 0",
                "\"alpha\": 0.01 | \"alpha\": 0.5",
            })
    void refusesBrokenShards(String found, String replacement) throws IOException {
        String valid = text(ShardExamples.full());
        assertThat(valid).contains(found);
        assertThat(problems(SHARD, valid.replace(found, replacement))).isNotEmpty();
    }

    @Test
    void describesEveryCertificateWritten() throws IOException {
        assertThat(problems(CERTIFICATE, text(CertificateExamples.full()))).isEmpty();
        assertThat(problems(CERTIFICATE, text(CertificateExamples.tooFewPairs())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\": 2 | \"schemaVersion\": 3",
                "\"hits\": 3 | \"hits\": -3",
                "\"feed\": \"APART\" | \"feed\": \"ASIDE\"",
                "\"cause\": \"CORE\" | \"cause\": \"MOON\"",
                "\"alpha\": 0.01 | \"alpha\": 0.5",
                "\"limitedBy\" | \"limited\"",
            })
    void refusesBrokenCertificates(String found, String replacement) throws IOException {
        String valid = text(CertificateExamples.full());
        assertThat(valid).contains(found);
        assertThat(problems(CERTIFICATE, valid.replace(found, replacement))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\": 1 | \"schemaVersion\": 2",
                "\"kind\": \"backsight-run\" | \"kind\": \"backsight-check\"",
                "\"order\": \"BH\" | \"order\": \"BX\"",
                "[0, 50123456, | [50123456,",
                "12345, 1000000 | -2, 1000000",
                "12345, 1000000 | 1.5, 1000000",
                "\"layout\": 1 | \"layout\": 2",
                "\"stage\": \"CONFIRM\" | \"stage\": \"CONFIRMED\"",
                "\"took\": \"PT3S\" | \"took\": \"3 s\"",
                "\"runDelay\" | \"delay\"",
                "\"worse\": true | \"worse\": 1",
                "\"suite\": \"default\", | ``",
            })
    void refusesBrokenRecordings(String found, String replacement) throws IOException {
        String valid = text(RecordingExamples.full());
        assertThat(valid).contains(found);
        assertThat(problems(RECORDING, valid.replace(found, replacement))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\": 1 | \"schemaVersion\": 2",
                "\"kind\": \"backsight-run\" | \"kind\": \"backsight-check\"",
                "\"suite\": \"default\", | ``",
                "\"suite\": \"default\" | \"suite\": \"..\"",
                "\"complete\": true | \"complete\": 1",
                "\"complete\": true | \"complete\": true, \"colour\": 1",
                "\"mode\": \"avgt\" | \"mode\": \"All\"",
                "\"threads\": 2 | \"threads\": 0",
                "\"family\": \"tail\" | \"family\": \"TAIL\"",
                "1234.5678 | \"1234.5678\"",
                "[1234.5678, 1200.0, 0.002] | []",
                "\"histograms\": [ | \"forks\": [[1.0]], \"histograms\": [",
                "\"dirty\": false | \"dirty\": null",
                "\"cpus\": 2 | \"cpus\": 2.5",
                "\"at\": \"2026-11-22T08:00:00Z\" | \"at\": \"yesterday\"",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | main",
                "\"warmupTime\": \"200 ms\" | \"warmupTime\": 200",
                "threw IllegalStateException | ``",
            })
    void refusesBrokenRuns(String found, String replacement) throws IOException {
        String valid = text(RunExamples.baseline());
        assertThat(valid).contains(found);
        assertThat(problems(RUN, valid.replace(found, replacement))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\": 5 | \"schemaVersion\": 6",
                "\"verdict\": \"INCONCLUSIVE\" | \"verdict\": \"SLOWER\"",
                "\"exitCode\": 1 | \"exitCode\": 9",
                "\"headline\": | \"title\":",
                "\"decisionBound\": 0.0711 | \"decisionBound\": null",
                "\"pValue\": null | \"pValue\": 0.5",
                "\"pValue\": 1.0E-5 | \"pValue\": 1.5",
                "\"verdict\": \"FAILED\" | \"verdict\": \"REGRESSED\"",
                "\"low\": 0.081, | ``",
                "\"kind\": \"ADVISORY\" | \"kind\": \"OPTIONAL\"",
                "\"inconclusive\": \"fail\" | \"inconclusive\": \"warn\"",
                "\"tail\": 0.1 | \"latency\": 0.1",
                "\"budget\": \"PT10M\" | \"budget\": \"10m\"",
                "\"replicatesNeeded\": 7 | \"replicatesNeeded\": \"7\"",
                "\"replicate\": \"FORK\" | \"replicate\": \"JVM\"",
                "\"unit\": \"us/op\" | \"unit\": \"\"",
                "\"alpha\": 0.01 | \"alpha\": 0.5",
                "\"disturbances\": \".os\" | \"disturbances\": \".ox\"",
                "\"starts\": [0, | \"starts\": [-1,",
                "\"fractions\": [0.0, 0.5, 1.0] | \"fractions\": [0.0, 0.5, 1.5]",
                "\"pair\": 2 | \"pair\": 0",
                "\"latency\": null, | ``",
                "\"reason\": \"zstd 1.5.7\", | ``",
                "\"details\": | \"detail\":",
                "\"referenceLocation\": 570.5 | \"referenceLocation\": 0",
                "\"referenceLocation\": 570.5, | ``",
                "\"acceptedAt\": null | \"acceptedAt\": false",
                "dev.acme.PutLimit.bare\", \"line\" | dev.acme.PutLimit.*\", \"line\"",
            })
    void refusesBrokenReports(String found, String replacement) throws IOException {
        String valid = text(ReportExamples.full());
        assertThat(valid).contains(found);
        assertThat(problems(CHECK, valid.replace(found, replacement))).isNotEmpty();
    }

    private void assertDescribed(Verdict verdict, Standing.Kind standing, Warning.Kind warning, CheckVerdict overall)
            throws IOException {
        assertThat(problems(CHECK, text(ReportExamples.with(verdict, standing, warning, overall))))
                .isEmpty();
    }

    private String text(Run run) throws IOException {
        Path file = directory.resolve("run.json");
        RunFile.write(file, run);
        return Files.readString(file);
    }

    private String text(Recording recording) throws IOException {
        Path file = directory.resolve("recording.json");
        RecordingFile.write(file, recording);
        return Files.readString(file);
    }

    private String text(CheckReport report) throws IOException {
        Path file = directory.resolve("check.json");
        CheckFile.write(file, report);
        return Files.readString(file);
    }

    private String text(ShardReport report) throws IOException {
        Path file = directory.resolve("shard.json");
        ShardFile.write(file, report);
        return Files.readString(file);
    }

    private String text(CertificationReport report) throws IOException {
        Path file = directory.resolve("certificate.json");
        CertificateFile.write(file, report);
        return Files.readString(file);
    }

    private static Set<ValidationMessage> problems(JsonSchema schema, String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("classpath:dev/backsight/checker/format/" + name + ".schema.json"));
    }
}
