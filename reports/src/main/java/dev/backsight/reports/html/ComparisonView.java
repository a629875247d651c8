package dev.backsight.reports.html;

import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Mode;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of comparisons; empty strings where there is nothing to print.
 *
 * @param anchor by which links lead to the row
 * @param key of the verdict, for the style sheet and the filter
 * @param name in words that end with their dot, each in the parts between which a line may end: at the humps of its letters
 * @param where package, mode and threads in such words, as far as they are not the usual ones
 * @param family of the metric, for the filter
 * @param pairs forks that took turns, joined; empty where they did not
 * @param others the same benchmark's other metrics
 * @param command that measures this benchmark again; empty where there is none
 * @param closer what stands behind it; null where nothing is known
 * @param packed whether pictures and command are unpacked when they are asked for: the page has to open at once
 */
record ComparisonView(
        String anchor,
        String key,
        VerdictText verdict,
        List<List<String>> name,
        List<List<String>> where,
        List<String> params,
        String subject,
        String metric,
        String family,
        SideView base,
        SideView head,
        SafeString dots,
        SafeString pairs,
        List<String> pairChanges,
        @Nullable ChangeView change,
        String tolerance,
        String explanation,
        String standing,
        List<String> warnings,
        List<Other> others,
        String command,
        @Nullable CloserView closer,
        boolean packed) {

    /** Another metric of the same benchmark, and where its row is. */
    record Other(String anchor, String metric, String word) {}

    /**
     * @param forks every fork's value, in the row's unit
     * @param order by which the table can be sorted, in the measured unit
     */
    record SideView(String value, String spread, String forks, String order) {}

    record ChangeView(
            String signed, String word, String interval, String p, String detectable, String order, String pOrder) {}

    private static final Typography RICH = Typography.RICH;
    private static final Pattern AFTER_DOT = Pattern.compile("(?<=\\.)");
    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=_)");
    private static final int LONGEST = 400;
    private static final int LONGEST_TEXT = 2000;

    /**
     * @param packages whether benchmarks of several packages are in the report, so that each row has to say its own
     * @param others the same benchmark's other metrics
     * @param detail what stands behind it; null where nothing is known
     * @param brief whether the row is one of too many
     */
    static ComparisonView of(
            String anchor,
            CheckReport report,
            Comparison comparison,
            boolean packages,
            List<Other> others,
            String command,
            @Nullable BenchmarkDetail detail,
            boolean brief) {
        BenchmarkId id = comparison.benchmark();
        Side base = comparison.base();
        Side head = comparison.head();
        Side either = head == null ? base : head;
        Scale scale = Scale.of(either == null ? comparison.metric().unit() : either.unit(), base, head, RICH);
        PairPlot pairs = PairPlot.of(comparison, scale);
        CloserView closer = CloserView.of(comparison, detail, scale);
        return new ComparisonView(
                anchor,
                VerdictText.key(comparison.verdict()),
                VerdictText.of(report, comparison),
                words(text(id.shortName())),
                words(where(id, packages)),
                id.params().entrySet().stream()
                        .map(param -> text(param.getKey() + "=" + param.getValue()))
                        .toList(),
                Subject.of(id),
                text(comparison.metric().name()),
                comparison.metric().family().title(),
                side(comparison, base, scale),
                side(comparison, head, scale),
                new SafeString(DotStrip.draw(comparison, dotsTitle(base, head, scale))),
                new SafeString(pairs.picture()),
                pairs.changes(),
                comparison.change() == null ? null : change(comparison, comparison.change()),
                Percent.setting(comparison.tolerance(), RICH),
                Printable.line(comparison.explanation(), LONGEST_TEXT, RICH),
                Printable.line(StandingText.of(report, comparison), LONGEST, RICH),
                comparison.warnings().stream()
                        .map(warning -> Printable.line(warning.text(), LONGEST_TEXT, RICH))
                        .toList(),
                others,
                command,
                closer,
                brief && (!pairs.picture().isEmpty() || closer != null || !command.isEmpty()));
    }

    static Other other(String anchor, Comparison comparison) {
        Change change = comparison.change();
        String word = VerdictText.of(comparison.verdict()).word();
        return new Other(
                anchor,
                text(comparison.metric().name()),
                change == null ? word : ChangePhrase.of(comparison.metric(), change.estimate(), RICH) + ", " + word);
    }

    private static List<List<String>> words(String name) {
        return name.isEmpty()
                ? List.of()
                : Stream.of(AFTER_DOT.split(name))
                        .map(word -> List.of(HUMP.split(word)))
                        .toList();
    }

    private static String where(BenchmarkId id, boolean packages) {
        List<String> parts = new ArrayList<>();
        String prefix = packageOf(id);
        if (packages && !prefix.isEmpty()) {
            parts.add(text(prefix));
        }
        if (id.mode() != Mode.AVERAGE_TIME) {
            parts.add(id.mode().title());
        }
        if (id.threads() > 1) {
            parts.add(id.threads() + " threads");
        }
        return String.join(", ", parts);
    }

    /** What {@link BenchmarkId#shortName} leaves out; empty where it leaves out nothing. */
    static String packageOf(BenchmarkId id) {
        int length = id.name().length() - id.shortName().length();
        return length == 0 ? "" : id.name().substring(0, length - 1);
    }

    private static SideView side(Comparison comparison, @Nullable Side side, Scale scale) {
        if (side == null) {
            return new SideView(VerdictText.absent(comparison), "", "", "");
        }
        String spread = Spread.relative(side.forks()).stream()
                .mapToObj(relative -> "\u00b1\u00a0" + Percent.size(relative, RICH))
                .collect(Collectors.joining());
        String forks = side.forks().stream().map(scale::number).collect(Collectors.joining("\u2002"));
        return new SideView(
                scale.text(side.location()), spread, forks + "\u2002" + scale.symbol(), order(side.location()));
    }

    private static ChangeView change(Comparison comparison, Change change) {
        return new ChangeView(
                Percent.signed(change.estimate(), RICH),
                ChangePhrase.word(comparison.metric(), change.estimate()),
                Percent.interval(change.low(), change.high(), RICH),
                Probability.text(change.adjustedPValue()),
                Percent.size(change.minimumDetectableChange(), RICH),
                order(change.estimate()),
                order(change.adjustedPValue()));
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

    private static String order(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String text(String foreign) {
        return Printable.line(foreign, LONGEST, RICH);
    }
}
