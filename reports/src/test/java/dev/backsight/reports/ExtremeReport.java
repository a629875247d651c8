package dev.backsight.reports;

import static dev.backsight.reports.ReportParts.NANOS;
import static dev.backsight.reports.ReportParts.NOW;
import static dev.backsight.reports.ReportParts.TIME;
import static dev.backsight.reports.ReportParts.base;
import static dev.backsight.reports.ReportParts.head;
import static dev.backsight.reports.ReportParts.policy;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reports with the largest changes and the longest names. */
public final class ExtremeReport {

    private ExtremeReport() {}

    /** Every size of change from -99 % to 10,000 %, under names of 500 characters, all with one verdict. */
    public static CheckReport extreme(Verdict verdict) {
        double[] estimates = {-0.99, -0.5, 0, 0.5, 10, 100};
        List<Comparison> rows = new ArrayList<>();
        for (int i = 0; i < estimates.length; i++) {
            double estimate = estimates[i];
            Side base = new Side(1000, NANOS, List.of(990.0, 1010.0));
            boolean failed = verdict == Verdict.FAILED;
            rows.add(new Comparison(
                    BenchmarkId.of(
                            "dev.example." + "Long".repeat(50) + i + "." + "method".repeat(40),
                            Mode.SAMPLE,
                            8,
                            Map.of("size", "x".repeat(60))),
                    TIME,
                    verdict,
                    Standing.GATING,
                    base,
                    failed ? null : new Side(1000 * (1 + estimate), NANOS, List.of(999 * (1 + estimate))),
                    failed ? null : new Change(estimate, -0.999, 10 * Math.abs(estimate) + 1, -1, 0.5, 1, 3),
                    0.03,
                    "Nobody could say.",
                    failed ? null : Replicate.FORK,
                    OptionalInt.empty(),
                    List.of()));
        }
        return new CheckReport(
                verdict == Verdict.FAILED ? CheckVerdict.FAILED : CheckVerdict.INCONCLUSIVE,
                "None of " + rows.size() + " benchmarks could be judged.",
                NOW,
                base(),
                head(false),
                policy(),
                new Suite("file-store", rows.size(), rows.size(), Duration.ofSeconds(5), Duration.ofMinutes(10)),
                rows,
                null,
                List.of(),
                List.of());
    }
}
