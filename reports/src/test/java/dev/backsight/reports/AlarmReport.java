package dev.backsight.reports;

import static dev.backsight.reports.ReportParts.NOW;
import static dev.backsight.reports.ReportParts.TIME;
import static dev.backsight.reports.ReportParts.base;
import static dev.backsight.reports.ReportParts.head;
import static dev.backsight.reports.ReportParts.id;
import static dev.backsight.reports.ReportParts.row;
import static dev.backsight.reports.ReportParts.side;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A report of a check in which a benchmark was found to differ that runs the same code in both builds. */
public final class AlarmReport {

    private AlarmReport() {}

    /** The control, one that regressed and one that could not be judged. */
    public static CheckReport alarm(boolean failOnInconclusive) {
        return new CheckReport(
                CheckVerdict.INCONCLUSIVE,
                "Nothing measured here can be relied on: Codec.compress runs the same code in both builds, and yet was"
                        + " found worse (+6.1 %, +4.0 % to +8.2 %).",
                NOW,
                base(),
                head(false),
                Policy.DEFAULT.withFailOnInconclusive(failOnInconclusive),
                new Suite("file-store", 3, 3, Duration.ofSeconds(90), Duration.ofMinutes(10)),
                List.of(
                        row(
                                id("StorePut.put", Map.of()),
                                TIME,
                                Verdict.REGRESSED,
                                side(1_000, 990, 1_010, 1_000),
                                side(1_080, 1_070, 1_090, 1_080),
                                new Change(0.08, 0.06, 0.1, 0.05, 0.0001, 0.001, 0.04),
                                "8 % slower."),
                        row(
                                id("StoreGet.get", Map.of()),
                                TIME,
                                Verdict.INCONCLUSIVE,
                                side(1_000, 900, 1_100, 1_000),
                                side(1_020, 900, 1_150, 1_010),
                                new Change(0.02, -0.1, 0.16, -1, 0.4, 1, 0.2),
                                "Between 10 % faster and 16 % slower."),
                        row(
                                id("Codec.compress", Map.of()),
                                TIME,
                                Verdict.UNCHANGED,
                                side(1_000, 990, 1_010, 1_000),
                                side(1_061, 1_050, 1_070, 1_060),
                                new Change(0.061, 0.04, 0.082, 0.03, 0.0001, 0.001, 0.04),
                                "The same code in both builds; measured as a control, and found worse, which is a"
                                        + " false alarm.")),
                null,
                List.of(),
                List.of());
    }
}
