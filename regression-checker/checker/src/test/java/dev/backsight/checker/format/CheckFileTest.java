package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckFileTest {

    @TempDir
    Path directory;

    @Test
    void readsBackWhatWasWritten() {
        assertThat(writtenAndRead(ReportExamples.full())).isEqualTo(ReportExamples.full());
        assertThat(writtenAndRead(ReportExamples.recorded())).isEqualTo(ReportExamples.recorded());
    }

    @Test
    void readsBackEveryConstant() {
        for (Verdict verdict : Verdict.values()) {
            assertReadBack(ReportExamples.with(verdict, Standing.Kind.GATING, Warning.Kind.DRIFT, CheckVerdict.PASSED));
        }
        for (Standing.Kind kind : Standing.Kind.values()) {
            assertReadBack(ReportExamples.with(Verdict.UNCHANGED, kind, Warning.Kind.DRIFT, CheckVerdict.PASSED));
        }
        for (Warning.Kind kind : Warning.Kind.values()) {
            assertReadBack(ReportExamples.with(Verdict.UNCHANGED, Standing.Kind.GATING, kind, CheckVerdict.PASSED));
        }
        for (CheckVerdict overall : CheckVerdict.values()) {
            assertReadBack(ReportExamples.with(Verdict.UNCHANGED, Standing.Kind.GATING, Warning.Kind.DRIFT, overall));
        }
    }

    @Test
    void writesWhatTheDesignPromisesToOtherTools() throws IOException {
        JsonNode check = new ObjectMapper().readTree(Files.readString(written(ReportExamples.full())));
        JsonNode first = check.at("/comparisons/0");

        assertThat(check.get("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(check.get("exitCode").asInt()).isEqualTo(1);
        assertThat(check.at("/policy/inconclusive").asText()).isEqualTo("fail");
        assertThat(check.at("/suite/took").asText()).isEqualTo("PT4M10.125S");
        assertThat(first.at("/change/estimate").asDouble()).isEqualTo(0.0914);
        assertThat(first.get("pValue").asDouble()).isEqualTo(1e-5);
        assertThat(first.at("/params/size").asText()).isEqualTo("1MiB");
        assertThat(first.at("/head/forks/1").asDouble()).isEqualTo(1309.5);
        assertThat(check.at("/comparisons/2/change").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\": 5 | \"schemaVersion\": 6 | $.schemaVersion: written by a newer Backsight (schema 6, this one reads up to 5): update Backsight",
                "backsight-check | backsight-run | $.kind: this is a 'backsight-run' file where a backsight-check file is needed",
                "\"exitCode\": 1, | `` | $: key 'exitCode' is missing",
                "\"budget\": \"PT10M\" | \"budget\": \"10 minutes\" | $.policy.budget: '10 minutes' is not a duration such as",
                "\"inconclusive\": \"fail\" | \"inconclusive\": \"maybe\" | $.policy.inconclusive: 'maybe' is none of pass, fail",
                "{\"time\": 0.05} | {\"time\": -1} | $.policy.overrides[0]: a tolerance lies between",
                "{\"time\": 0.05} | {\"colour\": 1} | $.policy.overrides[0].tolerance: unknown key 'colour'",
                "\"low\": 0.081 | \"low\": 0.5 | $.comparisons[0].change: an interval holds its estimate",
                "\"pValue\": 1.0E-5 | \"pValue\": 2 | $.comparisons[0].change: p-values lie in [0, 1]",
                "\"decisionBound\": 0.0711 | \"decisionBound\": null | $.comparisons[0].decisionBound: must be a number",
                "\"pValue\": null | \"pValue\": 0.5 | $.comparisons[2].change: must be an object, not 'null'",
                "\"change\": null | \"change\": {} | $.comparisons[2].change: comes with a decisionBound",
                "\"verdict\": \"FAILED\" | \"verdict\": \"REGRESSED\" | $.comparisons[2]: StoreScan.scan [thrpt] cannot have regressed by nothing",
                "\"kind\": \"DIRTY\" | \"kind\": \"DUSTY\" | $.comparisons[0].warnings[0].kind: 'DUSTY' is none of FEW_FORKS",
                "\"measured\": 2 | \"measured\": 9 | $.suite: 9 of 3 benchmarks cannot be",
                "\"pair\": 2 | \"pair\": 4 | $.details[0].trace: there is no pair 4 of 3",
                "\"starts\": [0, | \"starts\": [0.5, | $.details[0].trace.base.starts[0]: must be a whole number",
                "\"starts\": [0, | \"starts\": [-7, | $.details[0].trace.base: a slice starts after its pair did",
                "\"disturbances\": \".os\" | \"disturbances\": \"os\" | $.details[0].trace.base.disturbances: has 2 letters for 3 starts and 3 values",
                "\"disturbances\": \".os\" | \"disturbances\": \".oS\" | $.details[0].trace.base.disturbances: has no letter 'S'",
                "\"fractions\": [0.0, 0.5, 1.0] | \"fractions\": [0.0, 0.5, 0.5] | $.details[0].times: fractions ascend from 0 to 1, but number 2 is 0.5",
                "[1199.5, 1200.0, 1202.25] | [1199.5, 1200.0, 1100.0] | $.details[0].times: quantiles are finite and never descend, but number 2 is 1100.0",
                "[1199.5, 1200.0, 1202.25] | [1199.5, 1200.0, \"NaN\"] | $.details[0].times: quantiles are finite and never descend, but number 2 is NaN",
                "[1199.5, 1200.0, 1202.25] | [1199.5, 1200.0] | $.details[0].times: a curve has 2 to 101 points",
                "\"referenceLocation\": 570.5 | \"referenceLocation\": 0 | $.details[0].distance: a distance is that between two positive numbers, not 1311.5 and 0.0",
                "\"location\": 1311.5 | \"location\": \"NaN\" | $.details[0].distance: a distance is that between two positive",
                "\"referenceLocation\": 570.5, \"unit\": \"ns/op\" | \"referenceLocation\": 570.5, \"unit\": \"B/op\" | $.details[0].distance: a distance is told in a time",
                "dev.acme.PutLimit.bare\", \"line\" | dev.acme.PutLimit.*\", \"line\" | $.policy.references[0]: a reference is one benchmark",
                "\"location\": 1250.5 | \"location\": null | $.details[0].accepted[0].location: must be a number",
            })
    void namesFilePathAndProblem(String found, String replacement, String message) throws IOException {
        String valid = Files.readString(written(ReportExamples.full()));
        assertThat(valid).contains(found);
        int at = valid.indexOf(found);
        Path file = Files.writeString(
                directory.resolve("broken.json"),
                valid.substring(0, at) + replacement + valid.substring(at + found.length()));

        assertThatThrownBy(() -> CheckFile.read(file))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void damagedFilesAreRefusedOrRead() throws IOException {
        byte[] valid = Files.readAllBytes(written(ReportExamples.full()));
        FileFuzz.damageEverything(directory.resolve("damaged.json"), valid, 3_000, CheckFile::read);
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        byte[] valid = Files.readAllBytes(written(ReportExamples.recorded()));
        FileFuzz.cutEverywhere(directory.resolve("cut.json"), valid, CheckFile::read);
    }

    private void assertReadBack(CheckReport report) {
        assertThat(writtenAndRead(report)).isEqualTo(report);
    }

    private CheckReport writtenAndRead(CheckReport report) {
        return CheckFile.read(written(report));
    }

    private Path written(CheckReport report) {
        Path file = directory.resolve("check.json");
        CheckFile.write(file, report);
        return file;
    }
}
