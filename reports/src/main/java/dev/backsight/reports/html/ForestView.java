package dev.backsight.reports.html;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Verdict;
import dev.backsight.reports.text.ChangePhrase;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.VerdictText;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The forest plot: every change with its interval and its tolerance, by subject, that with the worst first; worst first
 * in each.
 *
 * @param shown what is seen at once
 * @param folded the unchanged remainder of a large suite, seen on demand
 */
record ForestView(SafeString definitions, SafeString scale, List<Group> shown, List<Group> folded) {

    /** @param subject empty where there is but one */
    record Group(String subject, List<Row> rows) {}

    record Row(String anchor, String key, VerdictText verdict, String label, String phrase, SafeString strip) {}

    /** Up to so many rows nothing is folded. */
    private static final int FOLD_FROM = 40;

    private static final int LONGEST = 160;

    /** @param anchors of the comparisons, in their order */
    static ForestView of(CheckReport report, List<String> anchors) {
        List<Comparison> comparisons = report.comparisons();
        IntervalStrip strip = new IntervalStrip(Axis.of(comparisons));
        boolean grouped = comparisons.stream()
                        .map(comparison -> Subject.of(comparison.benchmark()))
                        .distinct()
                        .count()
                > 1;
        Map<String, List<Row>> shown = new LinkedHashMap<>();
        Map<String, List<Row>> folded = new LinkedHashMap<>();
        int seen = 0;
        for (int i = 0; i < comparisons.size(); i++) {
            Comparison comparison = comparisons.get(i);
            Change change = comparison.change();
            if (change != null) {
                boolean fold = comparison.verdict() == Verdict.UNCHANGED && seen >= FOLD_FROM;
                seen += fold ? 0 : 1;
                (fold ? folded : shown)
                        .computeIfAbsent(
                                grouped ? Subject.of(comparison.benchmark()) : "", subject -> new ArrayList<>())
                        .add(row(anchors.get(i), report, comparison, change, strip, grouped));
            }
        }
        String scale = strip.scale(
                "Axis: change from base to head",
                "Logarithmic. Left of 0 is better, right of 0 is worse. The table below says the same in numbers.");
        return new ForestView(
                new SafeString(strip.grid() + IntervalStrip.arrows()),
                new SafeString(scale),
                groups(shown),
                groups(folded));
    }

    /** How many rows are folded. */
    public int foldedRows() {
        return folded.stream().mapToInt(group -> group.rows().size()).sum();
    }

    private static List<Group> groups(Map<String, List<Row>> rows) {
        return rows.entrySet().stream()
                .map(group -> new Group(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    /** @param grouped whether the subject stands above the row, and need not be said again */
    private static Row row(
            String anchor,
            CheckReport report,
            Comparison comparison,
            Change change,
            IntervalStrip strip,
            boolean grouped) {
        String metric = comparison.metric().name();
        String label = Printable.line(
                comparison.benchmark().label() + (metric.equals("time") ? "" : ", " + metric),
                LONGEST,
                Typography.RICH);
        VerdictText verdict = VerdictText.of(report, comparison);
        String phrase = ChangePhrase.of(comparison.metric(), change.estimate(), Typography.RICH);
        String title = label + ": " + phrase + ", 95 % interval "
                + Percent.interval(change.low(), change.high(), Typography.RICH) + ", tolerance "
                + Percent.setting(comparison.tolerance(), Typography.RICH) + ", " + verdict.word();
        String prefix = Subject.of(comparison.benchmark()) + ".";
        return new Row(
                anchor,
                VerdictText.key(comparison.verdict()),
                verdict,
                grouped && label.startsWith(prefix) ? label.substring(prefix.length()) : label,
                phrase,
                new SafeString(strip.draw(comparison, change, title)));
    }
}
