package dev.backsight.reports;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import dev.backsight.reports.text.ChangePhrase;
import dev.backsight.reports.text.CheckVerdictText;
import dev.backsight.reports.text.Moment;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Scale;
import dev.backsight.reports.text.StandingText;
import dev.backsight.reports.text.SuiteShiftText;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.VerdictText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code summary.md} for a pull request's comment and a CI job's summary: the verdict, then what fails and what is
 * undecided, then the rest, folded. GitHub takes 65,536 characters; what does not fit is counted and left to the HTML
 * report.
 */
public final class MarkdownSummary {

    /** No summary is longer, in UTF-16 units. */
    public static final int LIMIT = 60_000;

    private static final Typography RICH = Typography.RICH;

    /** How far each part may fill the summary, so that one of them cannot crowd out those after it. */
    private static final int FAILING_UP_TO = 24_000;

    private static final int UNDECIDED_UP_TO = 36_000;
    private static final int NOTES_UP_TO = 46_000;
    private static final int REST_UP_TO = 53_000;

    /** Room kept for the lines that end a part. */
    private static final int RESERVE = 500;

    private static final int LONGEST_NAME = 160;
    private static final int LONGEST_TEXT = 400;

    private final CheckReport report;
    private final StringBuilder out = new StringBuilder();

    private MarkdownSummary(CheckReport report) {
        this.report = report;
    }

    /** GitHub Flavored Markdown. */
    public static String render(CheckReport report) {
        return new MarkdownSummary(report).render();
    }

    private String render() {
        CheckVerdictText verdict = CheckVerdictText.of(report.verdict());
        line("### " + verdict.symbol() + " " + verdict.word() + ": " + text(report.headline()));
        line("");
        counts();
        compared();
        if (report.suiteShift() != null) {
            line(SuiteShiftText.of(report.suiteShift(), RICH));
            line("");
        }
        Predicate<Comparison> failing = report::failsBecauseOf;
        Predicate<Comparison> undecided =
                failing.negate().and(comparison -> comparison.undecided() || report.disowns(comparison));
        Predicate<Comparison> rest = failing.or(undecided).negate();
        Predicate<Comparison> unchanged = comparison -> comparison.verdict() == Verdict.UNCHANGED;
        section("**Failing**", failing, FAILING_UP_TO, false);
        section("**Undecided**", undecided, UNDECIDED_UP_TO, false);
        list("**Warnings**", report.warnings().stream().map(Warning::text).toList());
        list("**What to do next**", report.advice());
        section("Improved, added or exempt", rest.and(unchanged.negate()), REST_UP_TO, true);
        section("Unchanged", rest.and(unchanged), LIMIT, true);
        return out.toString();
    }

    private void counts() {
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long number = report.count(verdict);
            if (number > 0) {
                VerdictText words = VerdictText.of(verdict);
                counts.add(words.symbol() + " " + number + " " + words.word());
            }
        }
        if (!counts.isEmpty()) {
            line(String.join(" \u00b7 ", counts));
            line("");
        }
    }

    private void compared() {
        RunSummary base = report.base();
        String took = report.suite().took() == null
                ? ""
                : ", measured in " + Moment.text(report.suite().took());
        if (base == null) {
            line(described(report.head()) + took + ".");
        } else {
            line(described(report.head()) + " against " + described(base) + took + ".");
        }
        line("");
    }

    private static String described(RunSummary run) {
        Revision revision = run.revision();
        String commit = revision == null
                ? ""
                : " `" + revision.commit().substring(0, 10) + "`"
                        + (revision.dirty() ? " with uncommitted changes" : "");
        return MarkdownText.prose(run.label(), LONGEST_NAME) + commit;
    }

    private void section(String title, Predicate<Comparison> wanted, int upTo, boolean folded) {
        List<Comparison> rows = report.comparisons().stream().filter(wanted).toList();
        if (rows.isEmpty() || out.length() + 2 * RESERVE > upTo) {
            if (!rows.isEmpty()) {
                omitted(rows.size());
            }
            return;
        }
        line(folded ? "<details><summary>" + title + " (" + rows.size() + ")</summary>" : title);
        line("");
        line("| Verdict | Benchmark | Metric | Base | Head | Change | 95 % interval | Why |");
        line("| --- | --- | --- | ---: | ---: | --- | --- | --- |");
        int written = 0;
        for (Comparison row : rows) {
            String text = row(row);
            if (out.length() + text.length() + RESERVE > upTo) {
                break;
            }
            line(text);
            written++;
        }
        line("");
        if (written < rows.size()) {
            omitted(rows.size() - written);
        }
        if (folded) {
            line("</details>");
            line("");
        }
    }

    private void omitted(int rows) {
        line("*" + rows + (rows == 1 ? " more row is" : " more rows are") + " in the HTML report.*");
        line("");
    }

    private String row(Comparison comparison) {
        Side base = comparison.base();
        Side head = comparison.head();
        Side either = head == null ? base : head;
        Scale scale = Scale.of(either == null ? comparison.metric().unit() : either.unit(), base, head, RICH);
        VerdictText verdict = VerdictText.of(comparison.verdict());
        String standing = StandingText.of(report, comparison);
        Metric metric = comparison.metric();
        Change change = comparison.change();
        return String.join(
                " | ",
                "| " + verdict.symbol() + " " + verdict.word() + (standing.isEmpty() ? "" : ", " + text(standing)),
                MarkdownText.code(comparison.benchmark().label(), LONGEST_NAME),
                MarkdownText.prose(metric.name(), 40),
                value(comparison, base, scale),
                value(comparison, head, scale),
                change == null ? "" : ChangePhrase.of(metric, change.estimate(), RICH),
                change == null ? "" : Percent.interval(change.low(), change.high(), RICH),
                why(comparison) + " |");
    }

    private static String why(Comparison comparison) {
        StringBuilder why = new StringBuilder(text(comparison.explanation()));
        for (Warning warning : comparison.warnings()) {
            why.append(" Warning: ").append(text(warning.text()));
        }
        return why.toString();
    }

    private static String value(Comparison comparison, @Nullable Side side, Scale scale) {
        return side == null ? VerdictText.absent(comparison) : MarkdownText.prose(scale.text(side.location()), 60);
    }

    private void list(String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        line(title);
        line("");
        int written = 0;
        for (String item : items) {
            String text = "- " + text(item);
            if (out.length() + text.length() + RESERVE > NOTES_UP_TO) {
                break;
            }
            line(text);
            written++;
        }
        if (written < items.size()) {
            line("- *" + (items.size() - written) + " more in the HTML report.*");
        }
        line("");
    }

    private static String text(String foreign) {
        return MarkdownText.prose(foreign, LONGEST_TEXT);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
