package dev.backsight.reports;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Characteristics;
import dev.backsight.checker.model.CharacteristicsSetup;
import dev.backsight.checker.model.Detection;
import dev.backsight.checker.model.FailureRate;
import dev.backsight.checker.model.Rate;
import dev.backsight.checker.model.Requirement;
import dev.backsight.checker.model.RuleOutcome;
import dev.backsight.checker.model.Slowdown;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Typography;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * The gate's operating characteristics as plain text: how often suites fail without cause, how often a slowed benchmark is
 * found, what other tools' rules make of the same recording, and what is demanded.
 */
public final class CharacteristicsTable {

    private static final int NAME = 44;
    private static final int WHAT = 68;

    private final Characteristics shown;
    private final StringBuilder out = new StringBuilder();

    private CharacteristicsTable(Characteristics shown) {
        this.shown = shown;
    }

    /** Ends with a line break. */
    public static String render(Characteristics shown) {
        CharacteristicsTable table = new CharacteristicsTable(shown);
        table.setup();
        table.failures();
        table.detections();
        table.rules();
        table.requirements();
        return table.out.toString();
    }

    private void setup() {
        CharacteristicsSetup setup = shown.setup();
        line(
                "THE GATE on %d suites of %d benchmarks, drawn from %d benchmarks with %s pairs each",
                setup.suites(),
                setup.benchmarks(),
                setup.cases(),
                setup.fewestPairs() == setup.mostPairs()
                        ? Integer.toString(setup.mostPairs())
                        : setup.fewestPairs() + " to " + setup.mostPairs());
        line(
                "alpha %s, tolerance %s, budget %s, %s, seed %d",
                percent(setup.alpha()),
                percent(setup.tolerance()),
                minutes(setup.budget()),
                Printable.line(setup.location()),
                setup.seed());
        if (setup.cases() < setup.benchmarks()) {
            line("fewer than %d were recorded: some stand in a suite more than once", setup.benchmarks());
        }
        if (setup.reused() > 0) {
            line(
                    "%s of fresh pairs were drawn twice, for want of more: their scatter is understated,"
                            + " and failures are overstated",
                    percent(setup.reused()));
        }
        for (BenchmarkId id : shown.leftOut()) {
            line("left out for too few pairs: %s", Printable.line(id.label(), NAME, Typography.PLAIN));
        }
    }

    private void failures() {
        out.append('\n');
        line("%-" + NAME + "s %9s  %-18s %s", "suites that fail", "rate", "95 % interval", "bootstrapped to");
        failure("identical code", shown.identical());
        failure("every benchmark slower by " + percent(shown.setup().tolerance()), shown.boundary());
        out.append('\n');
        line("%-" + NAME + "s %9s  %-18s %s", "of all benchmarks", "rate", "95 % interval", "of the recorded mean");
        share("identical code shown UNCHANGED", shown.unchanged(), "");
        share(
                "95 % intervals hold the truth, identical",
                shown.onIdentical().truth(),
                percent(shown.onIdentical().centred().share()));
        share(
                "95 % intervals hold the truth, all slower",
                shown.onBoundary().truth(), percent(shown.onBoundary().centred().share()));
        line(
                "%-" + NAME + "s %9s",
                "detectable excess of a suspect (median)",
                Double.isNaN(shown.excess()) ? "-" : percent(shown.excess()));
    }

    private void failure(String what, FailureRate rate) {
        share(what, rate.suites(), percent(rate.upper()));
    }

    private void share(String what, Rate rate, String more) {
        line("%-" + NAME + "s %9s  %-18s %s", what, percent(rate.share()), interval(rate), more);
    }

    private void detections() {
        out.append('\n');
        line(
                "one benchmark of a suite is slower, by shifting its identical pairs: how often it is REGRESSED, in per"
                        + " cent%s",
                ofHowMany());
        line(
                "%-" + NAME + "s %5s %8s %8s%s",
                "",
                "",
                "",
                "budget",
                columns(i -> minutes(shown.tried().get(i).budget()), true));
        line(
                "%-" + NAME + "s %5s %8s %8s%s",
                "",
                "",
                "",
                "tolerance",
                columns(i -> share(shown.tried().get(i).tolerance()), true));
        line(
                "%-" + NAME + "s %5s %8s %8s%s",
                "benchmark",
                "pairs",
                "sd",
                "mde",
                columns(i -> "+" + share(shown.tried().get(i).slowdown()), false));
        for (Detection detection : shown.detections()) {
            line(
                    "%-" + NAME + "s %5d %8s %8s%s",
                    Printable.line(detection.benchmark().label(), NAME, Typography.PLAIN),
                    detection.pairs(),
                    percent(detection.deviation()),
                    percent(detection.detectable()),
                    columns(i -> percentPoints(detection.found().get(i)), false));
        }
    }

    private String ofHowMany() {
        return shown.detections().stream()
                .flatMap(detection -> detection.found().stream())
                .findFirst()
                .map(rate -> " of " + rate.of() + " suites each")
                .orElse("");
    }

    /** One a slowdown tried, with a gap before another budget or tolerance. */
    private String columns(IntFunction<String> cell, boolean oncePerGroup) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < shown.tried().size(); i++) {
            boolean first =
                    i == 0 || !sameGroup(shown.tried().get(i - 1), shown.tried().get(i));
            String text = first || !oncePerGroup ? cell.apply(i) : "";
            columns.append(first ? "  " : "").append(String.format(Locale.ROOT, "%5s", text));
        }
        return columns.toString();
    }

    private static boolean sameGroup(Slowdown left, Slowdown right) {
        return left.budget().equals(right.budget()) && left.tolerance() == right.tolerance();
    }

    private void rules() {
        if (shown.rules().isEmpty()) {
            return;
        }
        out.append('\n');
        line("what rules make of the same recording: called worse, with 5 forks a side (Backsight: its budget)");
        line(
                "%-24s %-44s %-6s %9s %9s %9s %9s  %s",
                "tool", "rule", "fed", "identical", "a suite", "+5 %", "+10 %", "documented in");
        for (RuleOutcome rule : shown.rules()) {
            line(
                    "%-24s %-44s %-6s %9s %9s %9s %9s  %s",
                    Printable.line(rule.tool()),
                    Printable.line(rule.rule()),
                    rule.feed() == RuleOutcome.Feed.APART ? "apart" : "turns",
                    percent(rule.benchmark()),
                    percent(rule.suite()),
                    percent(rule.fivePercent()),
                    percent(rule.tenPercent()),
                    Printable.line(rule.source()));
        }
    }

    private void requirements() {
        out.append('\n');
        line("%-" + WHAT + "s %-26s %-12s %s", "what must be shown", "must be", "", "measured");
        for (Requirement row : shown.requirements()) {
            line(
                    "%-" + WHAT + "s %-26s %-12s %s%s",
                    Printable.line(row.what()),
                    Printable.line(row.mustBe()),
                    switch (row.outcome()) {
                        case REACHED -> "reached";
                        case NOT_REACHED -> "NOT REACHED";
                        case NOT_JUDGED -> "-";
                    },
                    Printable.line(row.measured()),
                    row.limitedBy().isEmpty() ? "" : "; " + Printable.line(row.limitedBy()));
        }
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    private static String interval(Rate rate) {
        return String.format(Locale.ROOT, "%.2f to %.2f %%", 100 * rate.low(), 100 * rate.high());
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.2f %%", 100 * share) : "-";
    }

    private static String percentPoints(Rate rate) {
        return Double.isFinite(rate.share()) ? String.format(Locale.ROOT, "%.0f", 100 * rate.share()) : "-";
    }

    /** As people set it: {@code 3%}. */
    private static String share(double share) {
        return new BigDecimal(100 * share)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }

    private static String minutes(Duration duration) {
        return duration.toSecondsPart() == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }
}
