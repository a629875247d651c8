package dev.backsight.reports.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.reports.EveryKindReport;
import dev.backsight.reports.GoldenFile;
import dev.backsight.reports.HostileReport;
import dev.backsight.reports.LargeReport;
import dev.backsight.reports.LockstepReport;
import dev.backsight.reports.UnmeasuredReports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonsCsvTest {

    private static final int COLUMNS = 28;

    @Test
    void isStable() throws IOException {
        GoldenFile.expect("every-kind.csv", () -> ComparisonsCsv.render(EveryKindReport.everyKind()));
    }

    @Test
    void hasARowForEveryComparisonWithAFieldForEveryColumn() {
        for (CheckReport report : new CheckReport[] {
            EveryKindReport.everyKind(),
            HostileReport.hostile(),
            UnmeasuredReports.recorded(),
            LargeReport.large(2000, 3)
        }) {
            List<List<String>> rows = parse(ComparisonsCsv.render(report));
            assertThat(rows).hasSize(1 + report.comparisons().size()).allMatch(row -> row.size() == COLUMNS);
        }
    }

    @Test
    void numbersReadBackExactly() {
        CheckReport report = LargeReport.large(200, 11);
        List<List<String>> rows = parse(ComparisonsCsv.render(report));
        int change = rows.get(0).indexOf("change");
        for (int i = 0; i < report.comparisons().size(); i++) {
            Comparison comparison = report.comparisons().get(i);
            assertThat(comparison.change()).isNotNull();
            assertThat(Double.parseDouble(rows.get(i + 1).get(change)))
                    .isEqualTo(comparison.change().estimate());
        }
    }

    @Test
    void theDistanceToTheReferenceStandsInTheRowOfTheTime() {
        List<List<String>> rows = parse(ComparisonsCsv.render(LockstepReport.inTurns()));
        int reference = rows.get(0).indexOf("reference");
        List<String> timed = rows.get(1).subList(reference, COLUMNS);
        assertThat(timed.get(0)).isEqualTo("dev.backsight.benchmarks.Limit.bare");
        assertThat(Double.parseDouble(timed.get(1))).isCloseTo(2.3125, within(1e-9));
        assertThat(timed.get(2)).isEmpty();
        assertThat(rows.subList(2, rows.size()))
                .allSatisfy(row -> assertThat(row.subList(reference, COLUMNS)).containsOnly(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://evil.example\")",
                "+1+1",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1",
                "  =1",
                "\"=1",
                "\uff1d1",
                "|calc",
                "x;=1",
                "x; \"=1"
            })
    void aTextThatASpreadsheetWouldReckonWithIsMarkedAsText(String foreign) {
        CsvText csv = new CsvText();
        csv.text(foreign);
        csv.endRow();
        List<List<String>> rows = parse(csv.toString());
        assertThat(rows).hasSize(1);
        for (String part : rows.get(0).get(0).split(";", -1)) {
            assertThat(part.replaceFirst("^[\\s\"]+", "")).doesNotContainPattern("^[=+@|\\uff1d-]");
        }
    }

    @Test
    void anythingReadsBackAsOneFieldOfOneRow() {
        Random random = new Random(7);
        String alphabet = "a,;\"'\r\n\t =+-@|x\u00e9\u6f22";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder foreign = new StringBuilder();
            for (int j = random.nextInt(12); j > 0; j--) {
                foreign.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            CsvText csv = new CsvText();
            csv.number(1);
            csv.text(foreign.toString());
            csv.number((Double) 0.5);
            csv.endRow();
            List<List<String>> rows = parse(csv.toString());
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0)).hasSize(3).startsWith("1").endsWith("0.5");
            assertThat(rows.get(0).get(1).replace("'", ""))
                    .isEqualTo(foreign.toString().replaceAll("[\\r\\n\\t]", " ").replace("'", ""));
        }
    }

    /** RFC 4180, section 2, and nothing more lenient. */
    private static List<List<String>> parse(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            char next = i + 1 < csv.length() ? csv.charAt(i + 1) : 0;
            if (quoted) {
                if (c == '"' && next == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                    assertThat(next).as("after a closing quote").isIn(',', '\r');
                } else {
                    field.append(c);
                }
            } else if (c == '"') {
                assertThat(field.toString()).as("before an opening quote").isEmpty();
                quoted = true;
            } else if (c == ',' || c == '\r') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\r') {
                    assertThat(next).isEqualTo('\n');
                    i++;
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                assertThat(c).isNotEqualTo('\n');
                field.append(c);
            }
        }
        assertThat(row).as("the last line ends too").isEmpty();
        return rows;
    }
}
