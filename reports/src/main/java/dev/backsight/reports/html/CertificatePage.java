package dev.backsight.reports.html;

import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.CertificationReport;
import dev.backsight.checker.model.Characteristics;
import dev.backsight.checker.model.Influence;
import dev.backsight.checker.model.PairSpread;
import dev.backsight.checker.model.RecordedSlowdown;
import dev.backsight.reports.text.Moment;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Share;
import dev.backsight.reports.text.Typography;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything the templates of a certificate print, under the terms of {@link Page}.
 *
 * @param stoppedBy why there are fewer pairs than asked for; empty when there are not
 * @param confidence of all half-widths of {@code spreads} together
 * @param ratio by how much taking turns calms the benchmark in the middle; empty where that is not known
 * @param slowdowns null where nothing was slowed
 * @param gate null where too few pairs were recorded
 */
public record CertificatePage(
        String security,
        SafeString style,
        String createdAt,
        String stoppedBy,
        String confidence,
        String ratio,
        String biased,
        List<Spread> spreads,
        List<Effect> effects,
        @Nullable SlowdownsView slowdowns,
        @Nullable GateView gate) {

    /**
     * How pairs of one benchmark scatter.
     *
     * @param name as {@link BenchmarkName#words}
     * @param off whether the sides seem to differ, which they do not
     */
    public record Spread(
            List<List<String>> name,
            int pairs,
            String mean,
            String half,
            String deviation,
            String apart,
            String deviationApart,
            boolean off) {}

    /**
     * What a circumstance does to a side.
     *
     * @param known whether there were pairs enough to tell
     */
    public record Effect(String cause, boolean known, String estimate, String half, String strongest, String p) {}

    static final int LONGEST = 120;

    private static final Sheet STYLE = Sheet.of(
            Sheet.load("report.css").text() + Sheet.load("certificate.css").text());
    private static final String SECURITY =
            "default-src 'none'; style-src " + STYLE.hash() + "; base-uri 'none'; form-action 'none'";

    public static CertificatePage of(CertificationReport report) {
        Certificate certificate = report.certificate();
        Characteristics gate = report.characteristics();
        List<RecordedSlowdown> slowdowns = report.slowdowns();
        long biased =
                certificate.benchmarks().stream().filter(PairSpread::biased).count();
        return new CertificatePage(
                SECURITY,
                new SafeString(STYLE.text()),
                Moment.text(report.createdAt()),
                certificate.stoppedBy() == null ? "" : text(certificate.stoppedBy()),
                Math.round(100 * certificate.confidence()) + " %",
                Double.isFinite(certificate.medianRatio())
                        ? Printable.line(String.format(Locale.ROOT, "%.1f", certificate.medianRatio()))
                        : "",
                biased + " of " + certificate.benchmarks().size(),
                certificate.benchmarks().stream().map(CertificatePage::spread).toList(),
                certificate.influences().stream().map(CertificatePage::effect).toList(),
                slowdowns.isEmpty() ? null : SlowdownsView.of(slowdowns, gate == null ? List.of() : gate.injected()),
                gate == null ? null : GateView.of(gate));
    }

    private static Spread spread(PairSpread row) {
        return new Spread(
                BenchmarkName.words(row.benchmark(), LONGEST),
                row.pairs(),
                Share.signed(row.mean()),
                Share.of(row.halfWidth()),
                Share.of(row.deviation()),
                row.apart() == 0 ? "" : Integer.toString(row.apart()),
                row.apart() == 0 ? "" : Share.of(row.deviationApart()),
                row.biased());
    }

    private static Effect effect(Influence influence) {
        return new Effect(
                influence.cause().words(),
                Double.isFinite(influence.halfWidth()),
                Share.signed(influence.estimate()),
                Share.of(influence.halfWidth()),
                Share.signed(influence.strongestEstimate()) + " in "
                        + text(influence.strongest().label()),
                String.format(Locale.ROOT, "%.2g", influence.pValue()));
    }

    static String text(String foreign) {
        return Printable.line(foreign, LONGEST, Typography.RICH);
    }
}
