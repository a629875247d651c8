package dev.backsight.reports;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import dev.backsight.reports.text.CheckVerdictText;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Scale;
import dev.backsight.reports.text.StandingText;
import dev.backsight.reports.text.SuiteShiftText;
import dev.backsight.reports.text.TextWidth;
import dev.backsight.reports.text.Tone;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.VerdictText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table a check prints on the console, worst first, then how many comparisons had which verdict, the headline and
 * the advice. Its own words are ASCII; names and texts of others are printed without control characters.
 */
public final class TerminalTable {

    /** Narrower consoles get lines of this width. */
    public static final int NARROWEST = 80;

    private static final Typography PLAIN = Typography.PLAIN;

    /** From this many rows on, unchanged ones without a warning are only counted. */
    private static final int FOLD_FROM = 40;

    private static final List<String> TITLES =
            List.of("VERDICT", "BENCHMARK", "METRIC", "BASE", "HEAD", "CHANGE", "95 % INTERVAL");
    private static final List<Boolean> RIGHT = List.of(false, false, false, true, true, true, false);
    private static final int NAME = 1;

    /** A name is not cut below this: params at its end tell rows apart. */
    private static final int SHORTEST_NAME = 44;

    private static final String GAP = "  ";
    private static final String INDENT = "    ";

    private final CheckReport report;
    private final int width;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private TerminalTable(CheckReport report, int width, boolean colour) {
        this.report = report;
        this.width = Math.max(width, NARROWEST);
        this.colour = colour;
    }

    /**
     * @param width of the console in columns
     * @param colour whether to emphasise with ANSI escape sequences; without it there are none
     */
    public static String render(CheckReport report, int width, boolean colour) {
        return new TerminalTable(report, width, colour).render();
    }

    private String render() {
        List<Comparison> shown = report.comparisons();
        if (shown.size() > FOLD_FROM) {
            shown = shown.stream().filter(TerminalTable::worthShowing).toList();
        }
        if (!shown.isEmpty()) {
            table(shown);
            out.append('\n');
        }
        int folded = report.comparisons().size() - shown.size();
        if (folded > 0) {
            out.append("and ").append(folded).append(" unchanged, not shown here\n");
        }
        counts();
        if (report.suiteShift() != null) {
            wrap("", SuiteShiftText.of(report.suiteShift(), PLAIN));
        }
        for (Warning warning : report.warnings()) {
            wrap("warning: ", warning.text());
        }
        CheckVerdictText verdict = CheckVerdictText.of(report.verdict());
        out.append(Paragraph.wrap(
                painted(report.verdict().name(), verdict.tone()) + ": ",
                report.verdict().name().length() + 2,
                report.headline(),
                width));
        for (String advice : report.advice()) {
            wrap("  ", advice);
        }
        return out.toString();
    }

    private void table(List<Comparison> shown) {
        List<List<String>> rows = shown.stream().map(TerminalTable::cells).toList();
        int[] widths = new int[TITLES.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Stream.concat(Stream.of(TITLES), rows.stream())
                    .mapToInt(row -> TextWidth.of(row.get(at)))
                    .max()
                    .orElse(0);
        }
        int others = 0;
        for (int column = 0; column < widths.length; column++) {
            others += column == NAME ? 0 : widths[column] + GAP.length();
        }
        int room = width - others;
        boolean stacked = room < Math.min(widths[NAME], SHORTEST_NAME);
        widths[NAME] = Math.min(widths[NAME], Math.max(room, SHORTEST_NAME));
        if (stacked) {
            stacked(TITLES, widths, null);
        } else {
            line(TITLES, widths, null);
        }
        for (int i = 0; i < shown.size(); i++) {
            Comparison comparison = shown.get(i);
            if (stacked) {
                stacked(rows.get(i), widths, tone(comparison));
            } else {
                line(rows.get(i), widths, tone(comparison));
            }
            remarks(comparison);
        }
    }

    private void line(List<String> cells, int[] widths, @Nullable Tone tone) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell =
                    padded(TextWidth.cut(cells.get(column), widths[column], PLAIN), widths[column], RIGHT.get(column));
            line.append(column == 0 ? "" : GAP).append(column == 0 && tone != null ? painted(cell, tone) : cell);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    /** Two lines a row, for a console too narrow for all columns: the whole name above the numbers. */
    private void stacked(List<String> cells, int[] widths, @Nullable Tone tone) {
        String verdict = cells.get(0) + " ".repeat(widths[0] - cells.get(0).length());
        String name = cells.get(NAME) + ", " + cells.get(NAME + 1);
        out.append(tone == null ? verdict : painted(verdict, tone)).append(GAP);
        out.append(TextWidth.cut(name, width - widths[0] - GAP.length(), PLAIN)).append('\n');
        StringBuilder numbers = new StringBuilder(" ".repeat(widths[0]));
        for (int column = NAME + 2; column < widths.length; column++) {
            numbers.append(GAP).append(padded(cells.get(column), widths[column], RIGHT.get(column)));
        }
        out.append(TextWidth.cut(numbers.toString().stripTrailing(), width, PLAIN))
                .append('\n');
    }

    private static String padded(String cell, int columns, boolean right) {
        String space = " ".repeat(columns - TextWidth.of(cell));
        return right ? space + cell : cell + space;
    }

    private void remarks(Comparison comparison) {
        String standing = StandingText.of(comparison.standing());
        if (!standing.isEmpty()) {
            wrap(INDENT, standing);
        }
        if (needsExplanation(comparison)) {
            wrap(INDENT, comparison.explanation());
        }
        for (Warning warning : comparison.warnings()) {
            wrap(INDENT + "warning: ", warning.text());
        }
    }

    private void counts() {
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long number = report.count(verdict);
            if (number > 0) {
                counts.add(number + " " + verdict);
            }
        }
        if (!counts.isEmpty()) {
            wrap("", String.join(", ", counts));
        }
    }

    private static List<String> cells(Comparison comparison) {
        Side base = comparison.base();
        Side head = comparison.head();
        Side either = head == null ? base : head;
        Scale scale = Scale.of(either == null ? comparison.metric().unit() : either.unit(), base, head, PLAIN);
        Change change = comparison.change();
        return List.of(
                comparison.verdict().name(),
                Printable.line(comparison.benchmark().label(), 200, PLAIN),
                Printable.line(comparison.metric().name(), 20, PLAIN),
                base == null ? "none" : cut(scale.text(base.location())),
                head == null ? "none" : cut(scale.text(head.location())),
                change == null ? "" : Percent.signed(change.estimate(), PLAIN),
                change == null ? "" : Percent.interval(change.low(), change.high(), PLAIN));
    }

    private static String cut(String quantity) {
        return TextWidth.cut(quantity, 20, PLAIN);
    }

    private static boolean worthShowing(Comparison comparison) {
        return comparison.verdict() != Verdict.UNCHANGED
                || !comparison.warnings().isEmpty();
    }

    private static boolean needsExplanation(Comparison comparison) {
        return comparison.verdict().fails() || comparison.verdict().undecided();
    }

    private static Tone tone(Comparison comparison) {
        return VerdictText.of(comparison).tone();
    }

    private void wrap(String start, String foreign) {
        out.append(Paragraph.wrap(start, start.length(), foreign, width));
    }

    private String painted(String text, Tone tone) {
        if (!colour) {
            return text;
        }
        String word = text.stripTrailing();
        String code =
                switch (tone) {
                    case BAD -> "1;31";
                    case OPEN -> "33";
                    case GOOD -> "36";
                    case CALM -> "";
                };
        return code.isEmpty() ? text : "\u001b[" + code + "m" + word + "\u001b[0m" + text.substring(word.length());
    }
}
