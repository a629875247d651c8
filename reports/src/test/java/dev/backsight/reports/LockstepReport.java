package dev.backsight.reports;

import static dev.backsight.reports.ReportParts.ALLOCATION;
import static dev.backsight.reports.ReportParts.BYTES;
import static dev.backsight.reports.ReportParts.NOW;
import static dev.backsight.reports.ReportParts.TIME;
import static dev.backsight.reports.ReportParts.base;
import static dev.backsight.reports.ReportParts.head;
import static dev.backsight.reports.ReportParts.id;
import static dev.backsight.reports.ReportParts.policy;
import static dev.backsight.reports.ReportParts.side;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A report of two builds that took turns. */
public final class LockstepReport {

    private LockstepReport() {}

    /** Two builds that took turns, beside the accepted baseline's commit: time, and of one benchmark allocation too. */
    public static CheckReport inTurns() {
        BenchmarkId put = id("StorePut.put", Map.of("size", "1MiB"));
        List<Comparison> rows = List.of(
                paired(
                        put,
                        TIME,
                        Verdict.REGRESSED,
                        side(1_234_567, 1_100_000, 1_300_000, 1_200_000, 1_250_000),
                        side(1_349_380, 1_210_000, 1_410_000, 1_320_000, 1_240_000),
                        new Change(0.093, 0.071, 0.116, 0.064, 0.00004, 0.0011, 0.048)),
                paired(
                        id("StoreGet.get", Map.of()),
                        TIME,
                        Verdict.UNCHANGED,
                        side(5_000, 5_010, 4_990),
                        side(5_005, 5_000, 5_010),
                        new Change(0.001, -0.004, 0.006, -0.01, 1, 1, 0.03)),
                paired(
                        put,
                        ALLOCATION,
                        Verdict.UNCHANGED,
                        new Side(2048, BYTES, List.of(2048.0, 2048.0, 2048.0, 2048.0)),
                        new Side(2040, BYTES, List.of(2040.0, 2040.0, 2040.0, 2040.0)),
                        new Change(-0.004, -0.004, -0.004, -1, 1, 1, 0.01)));
        RunSummary base = base();
        Acceptance accepted = new Acceptance(
                "Ada Example <ada@example.org>",
                NOW.minus(Duration.ofHours(30)),
                "zstd 1.5.7",
                "a1b2c3d4".repeat(5),
                List.of("StorePut.put size=1MiB: 1.300 ms/op -> 1.235 ms/op"));
        return new CheckReport(
                        CheckVerdict.REGRESSED,
                        "1 of 3 comparisons regressed.",
                        NOW,
                        new RunSummary(base.label(), base.revision(), base.measuredAt(), base.environment(), accepted),
                        head(false),
                        policy(),
                        new Suite("file-store", 2, 2, Duration.ofSeconds(581), Duration.ofMinutes(10)),
                        rows,
                        null,
                        List.of(),
                        List.of())
                .withDetails(List.of(ReportDetails.all(rows.get(0), 5)));
    }

    private static Comparison paired(
            BenchmarkId id, Metric metric, Verdict verdict, Side base, Side head, Change change) {
        return new Comparison(
                id,
                metric,
                verdict,
                Standing.GATING,
                base,
                head,
                change,
                0.03,
                "The numbers say it.",
                Replicate.PAIR,
                OptionalInt.empty(),
                List.of());
    }
}
