package dev.backsight.reports.html;

import dev.backsight.checker.model.Characteristics;
import dev.backsight.checker.model.CharacteristicsSetup;
import dev.backsight.checker.model.Coverage;
import dev.backsight.checker.model.Detection;
import dev.backsight.checker.model.FailureRate;
import dev.backsight.checker.model.Rate;
import dev.backsight.checker.model.Requirement;
import dev.backsight.checker.model.RuleOutcome;
import dev.backsight.checker.model.Slowdown;
import dev.backsight.reports.text.Moment;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Share;
import dev.backsight.reports.text.Typography;
import java.util.ArrayList;
import java.util.List;

/**
 * The gate's operating characteristics.
 *
 * @param reached demands reached, of those that were judged
 * @param tone of {@code reached}
 * @param notes on what limits the figures
 * @param groups of columns of {@code detections}: those tried with one budget and tolerance
 */
record GateView(
        String reached,
        String tone,
        String suites,
        String settings,
        List<String> notes,
        List<Line> failures,
        List<Line> shares,
        List<Demand> demands,
        List<Group> groups,
        List<String> columns,
        long suitesPerCell,
        List<Row> detections,
        List<Rule> rules) {

    private static final Typography RICH = Typography.RICH;

    /** @param more what stands beside: a bootstrapped end, or the same of the recorded mean */
    record Line(String what, String rate, String interval, String more) {}

    record Demand(String what, String mustBe, String measured, String tone, String word, String limitedBy) {}

    record Group(String title, int columns) {}

    /** @param name as {@link BenchmarkName#words} */
    record Row(List<List<String>> name, int pairs, String deviation, String detectable, List<Cell> cells) {}

    record Cell(String found, String level) {}

    record Rule(
            String tool,
            String rule,
            String fed,
            String benchmark,
            String suite,
            String five,
            String ten,
            String source) {}

    static GateView of(Characteristics gate) {
        CharacteristicsSetup setup = gate.setup();
        long judged = count(gate, Requirement.Outcome.REACHED) + count(gate, Requirement.Outcome.NOT_REACHED);
        long reached = count(gate, Requirement.Outcome.REACHED);
        return new GateView(
                reached + " of " + judged,
                reached == judged ? "good" : "open",
                setup.suites() + " suites of " + setup.benchmarks() + " benchmarks, drawn from " + setup.cases()
                        + " benchmarks with " + pairs(setup) + " pairs each",
                "\u03b1 " + Percent.setting(setup.alpha(), RICH) + ", tolerance "
                        + Percent.setting(setup.tolerance(), RICH) + ", budget " + Moment.text(setup.budget()) + ", "
                        + CertificatePage.text(setup.location()) + ", seed " + setup.seed(),
                notes(gate),
                List.of(
                        failure("Suites of identical code that fail", gate.identical()),
                        failure(
                                "Suites wholly slower by " + Percent.setting(setup.tolerance(), RICH) + " that fail",
                                gate.boundary())),
                List.of(
                        new Line(
                                "Identical code shown unchanged",
                                Share.of(gate.unchanged().share()),
                                Share.interval(gate.unchanged()),
                                ""),
                        coverage("95 % intervals that hold the truth, identical code", gate.onIdentical()),
                        coverage("95 % intervals that hold the truth, at the tolerance", gate.onBoundary())),
                gate.requirements().stream().map(GateView::demand).toList(),
                groups(gate.tried()),
                gate.tried().stream()
                        .map(tried -> "+" + Percent.setting(tried.slowdown(), RICH))
                        .toList(),
                gate.detections().stream()
                        .flatMap(row -> row.found().stream())
                        .mapToLong(Rate::of)
                        .findFirst()
                        .orElse(0),
                gate.detections().stream().map(GateView::row).toList(),
                gate.rules().stream().map(GateView::rule).toList());
    }

    private static long count(Characteristics gate, Requirement.Outcome outcome) {
        return gate.requirements().stream()
                .filter(row -> row.outcome() == outcome)
                .count();
    }

    private static String pairs(CharacteristicsSetup setup) {
        return setup.fewestPairs() == setup.mostPairs()
                ? Integer.toString(setup.mostPairs())
                : setup.fewestPairs() + " to " + setup.mostPairs();
    }

    private static List<String> notes(Characteristics gate) {
        CharacteristicsSetup setup = gate.setup();
        List<String> notes = new ArrayList<>();
        if (setup.cases() < setup.benchmarks()) {
            notes.add("Fewer than " + setup.benchmarks()
                    + " benchmarks were recorded: some stand in a suite more than once.");
        }
        if (setup.reused() > 0) {
            notes.add(Share.of(setup.reused()) + " of fresh pairs were drawn twice, for want of more: their scatter is"
                    + " understated, and failures are overstated.");
        }
        gate.leftOut()
                .forEach(id -> notes.add("Left out for too few pairs: " + CertificatePage.text(id.label()) + "."));
        return notes;
    }

    private static Line failure(String what, FailureRate rate) {
        return new Line(what, Share.of(rate.suites().share()), Share.interval(rate.suites()), Share.of(rate.upper()));
    }

    private static Line coverage(String what, Coverage coverage) {
        return new Line(
                what,
                Share.of(coverage.truth().share()),
                Share.interval(coverage.truth()),
                Share.of(coverage.centred().share()));
    }

    private static Demand demand(Requirement row) {
        String[] look =
                switch (row.outcome()) {
                    case REACHED -> new String[] {"good", "Reached"};
                    case NOT_REACHED -> new String[] {"bad", "Not reached"};
                    case NOT_JUDGED -> new String[] {"calm", "Not judged"};
                };
        return new Demand(
                CertificatePage.text(row.what()),
                CertificatePage.text(row.mustBe()),
                CertificatePage.text(row.measured()),
                look[0],
                look[1],
                CertificatePage.text(row.limitedBy()));
    }

    private static List<Group> groups(List<Slowdown> tried) {
        List<Group> groups = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= tried.size(); i++) {
            Slowdown begun = tried.get(first);
            if (i == tried.size()
                    || !tried.get(i).budget().equals(begun.budget())
                    || tried.get(i).tolerance() != begun.tolerance()) {
                groups.add(new Group(
                        Moment.text(begun.budget()) + ", tolerance " + Percent.setting(begun.tolerance(), RICH),
                        i - first));
                first = i;
            }
        }
        return groups;
    }

    private static Row row(Detection detection) {
        return new Row(
                BenchmarkName.words(detection.benchmark(), CertificatePage.LONGEST),
                detection.pairs(),
                Share.of(detection.deviation()),
                Share.of(detection.detectable()),
                detection.found().stream()
                        .map(rate -> new Cell(Share.points(rate), Level.of(rate)))
                        .toList());
    }

    private static Rule rule(RuleOutcome rule) {
        return new Rule(
                CertificatePage.text(rule.tool()),
                CertificatePage.text(rule.rule()),
                rule.feed() == RuleOutcome.Feed.APART ? "apart" : "turns",
                Share.of(rule.benchmark()),
                Share.of(rule.suite()),
                Share.of(rule.fivePercent()),
                Share.of(rule.tenPercent()),
                CertificatePage.text(rule.source()));
    }
}
