package dev.backsight.reports;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Side;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Scale;
import dev.backsight.reports.text.TextWidth;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.VerdictText;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons laid out for a console: a line each where it is wide enough, the name above the numbers where it is not,
 * and the numbers on lines of their own where even those do not fit side by side. No number is ever cut off.
 */
final class ComparisonRows {

    private static final Typography PLAIN = Typography.PLAIN;
    private static final List<String> TITLES =
            List.of("VERDICT", "BENCHMARK", "METRIC", "BASE", "HEAD", "CHANGE", "95 % INTERVAL");
    private static final List<Boolean> RIGHT = List.of(false, false, false, true, true, true, false);
    private static final int NAME = 1;
    private static final int METRIC = 2;
    private static final int BASE = 3;
    private static final int HEAD = 4;
    private static final int CHANGE = 5;
    private static final int INTERVAL = 6;

    /** A name is not cut below this: params at its end tell rows apart. */
    private static final int SHORTEST_NAME = 44;

    private static final String GAP = "  ";
    private static final String INDENT = "    ";

    private enum Layout {
        ONE_LINE,
        STACKED,
        NARROW
    }

    private final List<Comparison> shown;
    private final List<List<String>> rows;
    private final int[] widths = new int[TITLES.size()];
    private final int width;
    private final Layout layout;
    private final ChangeBar bar;

    ComparisonRows(List<Comparison> shown, int width) {
        this.shown = shown;
        this.rows = shown.stream().map(ComparisonRows::cells).toList();
        this.width = width;
        int together = 0;
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Stream.concat(Stream.of(TITLES), rows.stream())
                    .mapToInt(row -> TextWidth.of(row.get(at)))
                    .max()
                    .orElse(0);
            together += widths[column] + GAP.length();
        }
        int beside = together - widths[NAME] - GAP.length();
        int room = width - beside;
        int below = beside - widths[METRIC] - GAP.length();
        if (room >= Math.min(widths[NAME], SHORTEST_NAME)) {
            layout = Layout.ONE_LINE;
            widths[NAME] = Math.min(widths[NAME], room);
            bar = ChangeBar.fitting(shown, width - beside - widths[NAME] - GAP.length());
        } else if (below - GAP.length() <= width) {
            layout = Layout.STACKED;
            bar = ChangeBar.fitting(shown, width - below);
        } else {
            layout = Layout.NARROW;
            bar = ChangeBar.fitting(shown, width - INDENT.length());
        }
    }

    /** With its line end; empty where columns have none. */
    String head() {
        return layout == Layout.NARROW ? "" : lines(TITLES, TITLES.get(0), bar.title());
    }

    /**
     * With its line ends.
     *
     * @param verdict as it is to be shown, emphasis included, which takes no columns
     */
    String row(int index, String verdict) {
        Comparison comparison = shown.get(index);
        return lines(rows.get(index), verdict, bar.of(comparison.change(), comparison.tolerance()));
    }

    private String lines(List<String> cells, String verdict, String drawn) {
        return switch (layout) {
            case ONE_LINE -> oneLine(cells, verdict, drawn);
            case STACKED -> stacked(cells, verdict, drawn);
            case NARROW -> narrow(cells, verdict, drawn);
        };
    }

    private String oneLine(List<String> cells, String verdict, String drawn) {
        StringBuilder line = new StringBuilder(padded(verdict, cells.get(0), 0));
        for (int column = NAME; column < widths.length; column++) {
            String cell = TextWidth.cut(cells.get(column), widths[column], PLAIN);
            line.append(GAP).append(padded(cell, cell, column));
        }
        return line.append(GAP).append(drawn).toString().stripTrailing() + "\n";
    }

    private String stacked(List<String> cells, String verdict, String drawn) {
        String name = cells.get(NAME) + ", " + cells.get(METRIC);
        StringBuilder lines = new StringBuilder(padded(verdict, cells.get(0), 0))
                .append(GAP)
                .append(TextWidth.cut(name, width - widths[0] - GAP.length(), PLAIN))
                .append('\n');
        StringBuilder numbers = new StringBuilder(" ".repeat(widths[0]));
        for (int column = BASE; column < widths.length; column++) {
            numbers.append(GAP).append(padded(cells.get(column), cells.get(column), column));
        }
        return lines.append(numbers.append(GAP).append(drawn).toString().stripTrailing())
                .append('\n')
                .toString();
    }

    private String narrow(List<String> cells, String verdict, String drawn) {
        StringBuilder lines = new StringBuilder(Paragraph.wrap(
                verdict + " ", TextWidth.of(cells.get(0)) + 1, cells.get(NAME) + ", " + cells.get(METRIC), width));
        lines.append(Paragraph.wrap(INDENT, INDENT.length(), cells.get(BASE) + " -> " + cells.get(HEAD), width));
        if (!cells.get(CHANGE).isEmpty()) {
            String change = cells.get(CHANGE) + " (" + cells.get(INTERVAL) + ")";
            lines.append(Paragraph.wrap(INDENT, INDENT.length(), change, width));
        }
        return drawn.isBlank()
                ? lines.toString()
                : lines.append(INDENT).append(drawn).append('\n').toString();
    }

    /** @param plain the same as {@code shown} without emphasis */
    private String padded(String shownAs, String plain, int column) {
        String space = " ".repeat(Math.max(0, widths[column] - TextWidth.of(plain)));
        return RIGHT.get(column) ? space + shownAs : shownAs + space;
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
                value(comparison, base, scale),
                value(comparison, head, scale),
                change == null ? "" : Percent.signed(change.estimate(), PLAIN),
                change == null ? "" : Percent.interval(change.low(), change.high(), PLAIN));
    }

    private static String value(Comparison comparison, @Nullable Side side, Scale scale) {
        return side == null ? VerdictText.absent(comparison) : TextWidth.cut(scale.text(side.location()), 20, PLAIN);
    }
}
