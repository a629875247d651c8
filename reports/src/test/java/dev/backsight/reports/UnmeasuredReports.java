package dev.backsight.reports;

import static dev.backsight.reports.ReportParts.NOW;
import static dev.backsight.reports.ReportParts.TIME;
import static dev.backsight.reports.ReportParts.base;
import static dev.backsight.reports.ReportParts.head;
import static dev.backsight.reports.ReportParts.id;
import static dev.backsight.reports.ReportParts.row;
import static dev.backsight.reports.ReportParts.warning;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reports of checks that compared nothing. */
public final class UnmeasuredReports {

    private UnmeasuredReports() {}

    /** A first run: nothing to compare with. */
    public static CheckReport recorded() {
        return new CheckReport(
                CheckVerdict.RECORDED,
                "24 benchmarks were measured and recorded; there is no baseline yet to compare them with.",
                NOW,
                null,
                head(false),
                Policy.DEFAULT,
                new Suite("file-store", 24, 24, Duration.ofSeconds(312), Duration.ofMinutes(10)),
                List.of(),
                null,
                List.of(),
                List.of("Accept this run as the baseline: backsight accept --reason \"first baseline\"."));
    }

    /** Both builds run the same code, and nothing was measured. */
    public static CheckReport proven() {
        return new CheckReport(
                CheckVerdict.PASSED,
                "All of 1 benchmark are within tolerance of main, or better. 1 benchmark runs the same code in both"
                        + " builds and was not measured.",
                NOW,
                base(),
                head(false),
                Policy.DEFAULT,
                new Suite("file-store", 1, 1, Duration.ZERO, Duration.ofMinutes(10)),
                List.of(row(
                        id("storage.PutBenchmark.put", Map.of()),
                        TIME,
                        Verdict.UNCHANGED,
                        null,
                        null,
                        null,
                        "the same code in both builds: 12 classes and 3 other files that it can reach; not measured")),
                null,
                List.of(),
                List.of());
    }

    /** Measuring broke off before anything could be compared. */
    public static CheckReport incomplete() {
        return new CheckReport(
                CheckVerdict.INCOMPLETE,
                "Measuring was interrupted after 3 of 24 benchmarks.",
                NOW,
                base(),
                head(false),
                Policy.DEFAULT,
                new Suite("file-store", 24, 3, Duration.ofSeconds(75), Duration.ofMinutes(10)),
                List.of(),
                null,
                List.of(warning("The disk is full: 0 bytes left below target/backsight.")),
                List.of("Free some space and run the check again."));
    }
}
