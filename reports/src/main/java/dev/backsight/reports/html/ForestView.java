package dev.backsight.reports.html;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Verdict;
import dev.backsight.reports.text.ChangePhrase;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.VerdictText;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.List;

/**
 * The forest plot: every change with its interval and its tolerance, worst first.
 *
 * @param shown what is seen at once
 * @param folded the unchanged remainder of a large suite, seen on demand
 */
record ForestView(SafeString definitions, SafeString scale, List<Row> shown, List<Row> folded) {

    record Row(String anchor, String key, VerdictText verdict, String label, String phrase, SafeString strip) {}

    /** Up to so many rows nothing is folded. */
    private static final int FOLD_FROM = 40;

    private static final int LONGEST = 160;

    static ForestView of(List<Comparison> comparisons) {
        IntervalStrip strip = new IntervalStrip(Axis.of(comparisons));
        List<Row> shown = new ArrayList<>();
        List<Row> folded = new ArrayList<>();
        for (int i = 0; i < comparisons.size(); i++) {
            Comparison comparison = comparisons.get(i);
            Change change = comparison.change();
            if (change != null) {
                boolean fold = comparison.verdict() == Verdict.UNCHANGED && shown.size() >= FOLD_FROM;
                (fold ? folded : shown).add(row(i, comparison, change, strip));
            }
        }
        String scale = strip.scale(
                "Axis: change from base to head",
                "Logarithmic. Left of 0 is better, right of 0 is worse. The table below says the same in numbers.");
        return new ForestView(
                new SafeString(strip.grid() + IntervalStrip.arrows()),
                new SafeString(scale),
                List.copyOf(shown),
                List.copyOf(folded));
    }

    private static Row row(int index, Comparison comparison, Change change, IntervalStrip strip) {
        String metric = comparison.metric().name();
        String label = Printable.line(
                comparison.benchmark().label() + (metric.equals("time") ? "" : ", " + metric),
                LONGEST,
                Typography.RICH);
        VerdictText verdict = VerdictText.of(comparison);
        String phrase = ChangePhrase.of(comparison.metric(), change.estimate(), Typography.RICH);
        String title = label + ": " + phrase + ", 95 % interval "
                + Percent.interval(change.low(), change.high(), Typography.RICH) + ", tolerance "
                + Percent.setting(comparison.tolerance(), Typography.RICH) + ", " + verdict.word();
        return new Row(
                "c" + (index + 1),
                VerdictText.key(comparison.verdict()),
                verdict,
                label,
                phrase,
                new SafeString(strip.draw(comparison, change, title)));
    }
}
