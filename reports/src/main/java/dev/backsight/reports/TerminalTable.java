package dev.backsight.reports;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import dev.backsight.reports.text.CheckVerdictText;
import dev.backsight.reports.text.StandingText;
import dev.backsight.reports.text.SuiteShiftText;
import dev.backsight.reports.text.Tone;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.VerdictText;
import java.util.ArrayList;
import java.util.List;

/**
 * The table a check prints on the console, worst first and with a bar for each change, then how many comparisons had
 * which verdict, the headline and the advice. Its own words are ASCII; names and texts of others are printed without
 * control characters.
 */
public final class TerminalTable {

    /** Narrower consoles get lines of this width. */
    public static final int NARROWEST = 20;

    private static final Typography PLAIN = Typography.PLAIN;

    /** From this many rows on, unchanged ones without a warning are only counted. */
    private static final int FOLD_FROM = 40;

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
            wrap("", "and " + folded + " unchanged, not shown here");
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
        ComparisonRows rows = new ComparisonRows(shown, width);
        out.append(rows.head());
        for (int i = 0; i < shown.size(); i++) {
            Comparison comparison = shown.get(i);
            out.append(rows.row(i, painted(comparison.verdict().name(), tone(comparison))));
            remarks(comparison);
        }
    }

    private void remarks(Comparison comparison) {
        String standing = StandingText.of(report, comparison);
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

    private static boolean worthShowing(Comparison comparison) {
        return comparison.verdict() != Verdict.UNCHANGED
                || !comparison.warnings().isEmpty();
    }

    private static boolean needsExplanation(Comparison comparison) {
        return comparison.verdict().fails() || comparison.verdict().undecided();
    }

    private Tone tone(Comparison comparison) {
        return VerdictText.of(report, comparison).tone();
    }

    private void wrap(String start, String foreign) {
        out.append(Paragraph.wrap(start, start.length(), foreign, width));
    }

    private String painted(String text, Tone tone) {
        if (!colour) {
            return text;
        }
        String code =
                switch (tone) {
                    case BAD -> "1;31";
                    case OPEN -> "33";
                    case GOOD -> "36";
                    case CALM -> "";
                };
        return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
