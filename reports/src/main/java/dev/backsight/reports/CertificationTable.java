package dev.backsight.reports;

import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.Influence;
import dev.backsight.checker.model.PairSpread;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Typography;
import java.util.List;
import java.util.Locale;

/** What pairs of two builds that do not differ show, as plain text: a line a benchmark, then one a cause. */
public final class CertificationTable {

    private static final Typography PLAIN = Typography.PLAIN;
    private static final int LONGEST_NAME = 56;
    private static final double SURE = 0.01;

    private final StringBuilder out = new StringBuilder();

    private CertificationTable() {}

    /** Ends with a line break. */
    public static String render(Certificate certificate) {
        CertificationTable table = new CertificationTable();
        table.benchmarks(certificate);
        table.influences(certificate);
        if (certificate.stoppedBy() != null) {
            table.out
                    .append("\nINCOMPLETE: ")
                    .append(Printable.line(certificate.stoppedBy()))
                    .append("; the same command goes on from here\n");
        }
        return table.out.toString();
    }

    private void benchmarks(Certificate shown) {
        boolean apart = shown.benchmarks().stream().anyMatch(row -> row.apart() > 1);
        String confidence = percent(shown.confidence(), 0);
        line(
                "%-" + LONGEST_NAME + "s %5s %9s %9s %8s%s",
                "benchmark",
                "pairs",
                "mean",
                "+-",
                "sd",
                apart ? String.format(Locale.ROOT, " %6s %8s %6s", "apart", "sd", "ratio") : "");
        for (PairSpread row : shown.benchmarks()) {
            line(
                    "%-" + LONGEST_NAME + "s %5d %9s %9s %8s%s%s",
                    Printable.line(row.benchmark().label(), LONGEST_NAME, PLAIN),
                    row.pairs(),
                    signed(row.mean()),
                    percent(row.halfWidth(), 2),
                    percent(row.deviation(), 2),
                    apart
                            ? String.format(
                                    Locale.ROOT,
                                    " %6d %8s %6s",
                                    row.apart(),
                                    percent(row.deviationApart(), 2),
                                    number(row.ratio()))
                            : "",
                    row.biased() ? "  DIFFERS" : "");
        }
        List<PairSpread> biased =
                shown.benchmarks().stream().filter(PairSpread::biased).toList();
        out.append('\n');
        line(
                "%d of %d benchmarks seem to differ between builds that do not (%s for all together)",
                biased.size(), shown.benchmarks().size(), confidence);
        if (apart) {
            line(
                    "forks one after the other scatter %s times as much as pairs in turns (median benchmark)",
                    number(shown.medianRatio()));
        }
    }

    private void influences(Certificate shown) {
        out.append('\n');
        line(
                "%-48s %9s %9s  %s",
                "effect of (+ is a slower head)", "all", "+-", "strongest in one benchmark (p, corrected)");
        for (Influence influence : shown.influences()) {
            boolean unknown = Double.isInfinite(influence.halfWidth());
            line(
                    "%-48s %9s %9s  %s",
                    influence.cause().words(),
                    unknown ? "not known" : signed(influence.estimate()),
                    unknown ? "" : percent(influence.halfWidth(), 3),
                    unknown
                            ? ""
                            : signed(influence.strongestEstimate()) + " "
                                    + Printable.line(influence.strongest().label(), LONGEST_NAME, PLAIN) + " (p "
                                    + String.format(Locale.ROOT, "%.2g", influence.pValue()) + ")"
                                    + (isEffect(influence) ? "  EFFECT" : ""));
        }
    }

    private static boolean isEffect(Influence influence) {
        return influence.pValue() < SURE || Math.abs(influence.estimate()) > influence.halfWidth();
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    private static String signed(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%+.3f %%", 100 * share) : "-";
    }

    private static String percent(double share, int places) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%." + places + "f %%", 100 * share) : "-";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "-";
    }
}
