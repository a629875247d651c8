package dev.backsight.reports.html;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Side;
import dev.backsight.reports.text.ChangePhrase;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Probability;
import dev.backsight.reports.text.Scale;
import dev.backsight.reports.text.Spread;
import dev.backsight.reports.text.StandingText;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.VerdictText;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One metric of a benchmark: its place in a cell of the table, and the numbers behind it; empty strings where there is
 * nothing to print.
 *
 * @param anchor by which links lead to it
 * @param key of the verdict, for the style sheet
 * @param label the name, where the title of the column does not say it
 * @param values base and head, in one unit
 * @param standing why the verdict does not count, in a word
 * @param pairs forks that took turns, joined; empty where they did not
 */
record MetricView(
        String anchor,
        String key,
        VerdictText verdict,
        MetricFamily family,
        String name,
        String label,
        @Nullable ChangeView change,
        String values,
        String standing,
        SideView base,
        SideView head,
        SafeString dots,
        SafeString pairs,
        List<String> pairChanges,
        String tolerance) {

    /**
     * @param spread empty where it is not known
     * @param forks every fork's value, in the metric's unit
     */
    record SideView(String value, String spread, String forks) {}

    /** @param order by which the table can be sorted; empty for what is no number */
    record ChangeView(String signed, String word, String interval, String p, String detectable, String order) {}

    private static final Typography RICH = Typography.RICH;
    private static final int LONGEST = 400;

    /** @param scale in which both sides are printed */
    static MetricView of(String anchor, CheckReport report, Comparison comparison, Scale scale) {
        Side base = comparison.base();
        Side head = comparison.head();
        Metric metric = comparison.metric();
        PairPlot pairs = PairPlot.of(comparison, scale);
        String name = Printable.line(metric.name(), LONGEST, RICH);
        return new MetricView(
                anchor,
                VerdictText.key(comparison.verdict()),
                VerdictText.of(report, comparison),
                metric.family(),
                name,
                metric.name().equals(metric.family().title()) ? "" : name,
                comparison.change() == null ? null : change(comparison, comparison.change()),
                values(comparison, scale),
                report.disowns(comparison)
                        ? "does not count"
                        : StandingText.word(comparison.standing().kind()),
                side(comparison, base, scale),
                side(comparison, head, scale),
                new SafeString(DotStrip.draw(comparison, dotsTitle(base, head, scale))),
                new SafeString(pairs.picture()),
                pairs.changes(),
                Percent.setting(comparison.tolerance(), RICH));
    }

    static Scale scale(Comparison comparison) {
        Side base = comparison.base();
        Side head = comparison.head();
        Side either = head == null ? base : head;
        return Scale.of(either == null ? comparison.metric().unit() : either.unit(), base, head, RICH);
    }

    private static String values(Comparison comparison, Scale scale) {
        Side base = comparison.base();
        Side head = comparison.head();
        String absent = VerdictText.absent(comparison);
        if (base == null || head == null) {
            return base != null
                    ? scale.text(base.location()) + " \u2192 " + absent
                    : head == null ? absent : absent + " \u2192 " + scale.text(head.location());
        }
        return scale.number(base.location()) + " \u2192 " + scale.text(head.location());
    }

    private static SideView side(Comparison comparison, @Nullable Side side, Scale scale) {
        if (side == null) {
            return new SideView(VerdictText.absent(comparison), "", "");
        }
        String spread = Spread.relative(side.forks()).stream()
                .mapToObj(relative -> "\u00b1\u00a0" + Percent.size(relative, RICH))
                .collect(Collectors.joining());
        String forks = side.forks().stream().map(scale::number).collect(Collectors.joining("\u2002"));
        return new SideView(scale.text(side.location()), spread, forks + "\u2002" + scale.symbol());
    }

    private static ChangeView change(Comparison comparison, Change change) {
        return new ChangeView(
                Percent.signed(change.estimate(), RICH),
                ChangePhrase.word(comparison.metric(), change.estimate()),
                Percent.interval(change.low(), change.high(), RICH),
                Probability.text(change.adjustedPValue()),
                Percent.size(change.minimumDetectableChange(), RICH),
                Double.isFinite(change.estimate()) ? Double.toString(change.estimate()) : "");
    }

    private static String dotsTitle(@Nullable Side base, @Nullable Side head, Scale scale) {
        List<String> sides = new ArrayList<>();
        describe(sides, "Base", base, scale);
        describe(sides, "Head", head, scale);
        return String.join(" ", sides);
    }

    private static void describe(List<String> sides, String role, @Nullable Side side, Scale scale) {
        if (side != null) {
            double[] finite = side.forks().stream()
                    .mapToDouble(Double::doubleValue)
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            if (finite.length > 0) {
                sides.add(role + ": " + (finite.length == 1 ? "1 fork, " : finite.length + " forks, ")
                        + scale.number(finite[0]) + " to " + scale.text(finite[finite.length - 1]) + ".");
            }
        }
    }
}
