package dev.backsight.reports.html;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.Verdict;
import dev.backsight.reports.text.CheckVerdictText;
import dev.backsight.reports.text.Moment;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.SuiteShiftText;
import dev.backsight.reports.text.Tone;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.VerdictText;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything the templates print. Texts are one line each and free of invisible characters, but not escaped: the
 * templates do that. Only what is wrapped in {@link SafeString} is markup, all of it ours.
 *
 * @param security the page's Content Security Policy: nothing may be loaded, only these two sheets may act
 * @param measured how much was measured and how long it took
 * @param suiteShift how all benchmarks together moved; empty where that could not be tested
 * @param sharedPackage of all benchmarks; empty where there are several
 * @param subjects among which a reader can choose, sorted; empty where there is no choice
 * @param families of metrics, likewise
 * @param columns of the table: the families of metrics that are judged, and whatever else was measured
 * @param many whether there are so many comparisons that a browser should not lay out what is not seen
 * @param base null where there was nothing to compare with
 */
public record Page(
        String security,
        SafeString style,
        SafeString script,
        SafeString markers,
        String suite,
        CheckVerdictText verdict,
        String headline,
        String createdAt,
        String measured,
        String suiteShift,
        List<String> advice,
        List<String> warnings,
        List<Count> counts,
        @Nullable RunView base,
        RunView head,
        EnvironmentView environment,
        ForestView forest,
        String sharedPackage,
        List<String> subjects,
        List<String> families,
        boolean many,
        List<String> columns,
        List<BenchmarkView> benchmarks,
        MethodView method) {

    /**
     * How many comparisons ended with a verdict.
     *
     * @param tone of the gravest of them, as its row has it
     * @param exempt how many of them decide nothing, because the policy says so
     * @param disowned how many of them do not count, because nothing measured in the check can be relied on
     */
    public record Count(String key, VerdictText verdict, Tone tone, long number, long exempt, long disowned) {}

    private static final Sheet STYLE = Sheet.load("report.css");
    private static final Sheet SCRIPT = Sheet.load("report.js");
    private static final String SECURITY = "default-src 'none'; style-src " + STYLE.hash() + "; script-src "
            + SCRIPT.hash() + "; base-uri 'none'; form-action 'none'";

    private static final int LONGEST = 4000;

    public static Page of(CheckReport report) {
        RunSummary base = report.base();
        List<Comparison> comparisons = report.comparisons();
        Set<String> packages = comparisons.stream()
                .map(comparison -> BenchmarkName.packageOf(comparison.benchmark()))
                .collect(Collectors.toSet());
        String shared = packages.size() == 1 ? packages.iterator().next() : "";
        List<String> anchors = Anchor.of(comparisons);
        List<MetricFamily> columns = columns(comparisons);
        return new Page(
                SECURITY,
                new SafeString(STYLE.text()),
                new SafeString(SCRIPT.text()),
                new SafeString(Marker.definitions()),
                text(report.suite().name()),
                CheckVerdictText.of(report.verdict()),
                text(report.headline()),
                Moment.text(report.createdAt()),
                measured(report),
                report.suiteShift() == null ? "" : SuiteShiftText.of(report.suiteShift(), Typography.RICH),
                report.advice().stream().map(Page::text).toList(),
                report.warnings().stream().map(warning -> text(warning.text())).toList(),
                counts(report),
                base == null ? null : RunView.of("Base", base),
                RunView.of("Head", report.head()),
                EnvironmentView.of(
                        base == null ? null : base.environment(), report.head().environment()),
                ForestView.of(report, anchors),
                text(shared),
                choices(comparisons, comparison -> Subject.of(comparison.benchmark())),
                choices(comparisons, comparison -> comparison.metric().family().title()),
                comparisons.size() > BenchmarkRows.ALL_IN_FULL,
                columns.stream().map(MetricFamily::title).toList(),
                BenchmarkRows.of(report, anchors, columns, packages.size() > 1),
                MethodView.of(report.policy()));
    }

    private static List<MetricFamily> columns(List<Comparison> comparisons) {
        boolean others =
                comparisons.stream().anyMatch(comparison -> comparison.metric().family() == MetricFamily.OTHER);
        return others
                ? List.of(MetricFamily.values())
                : List.of(MetricFamily.TIME, MetricFamily.TAIL, MetricFamily.ALLOCATION);
    }

    private static List<String> choices(List<Comparison> comparisons, Function<Comparison, String> by) {
        List<String> choices = comparisons.stream().map(by).distinct().sorted().toList();
        return choices.size() > 1 ? choices : List.of();
    }

    private static List<Count> counts(CheckReport report) {
        List<Count> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            List<Comparison> all = report.comparisons().stream()
                    .filter(comparison -> comparison.verdict() == verdict)
                    .toList();
            if (!all.isEmpty()) {
                counts.add(new Count(
                        VerdictText.key(verdict),
                        VerdictText.of(verdict),
                        Collections.min(all.stream()
                                .map(comparison ->
                                        VerdictText.of(report, comparison).tone())
                                .toList()),
                        all.size(),
                        all.stream()
                                .filter(comparison -> comparison.standing().kind() != Standing.Kind.GATING)
                                .count(),
                        all.stream().filter(report::disowns).count()));
            }
        }
        return List.copyOf(counts);
    }

    private static String measured(CheckReport report) {
        Suite suite = report.suite();
        String benchmarks = suite.measured() == suite.expected()
                ? suite.measured() + (suite.measured() == 1 ? " benchmark" : " benchmarks")
                : suite.measured() + " of " + suite.expected() + " benchmarks";
        String took = suite.took() == null ? "" : " in " + Moment.text(suite.took());
        String budget = suite.budget() == null ? "" : ", budget " + Moment.text(suite.budget());
        long compared = report.comparisons().stream()
                .map(Comparison::benchmark)
                .distinct()
                .count();
        // Verdicts are counted by metric above, and told by benchmark below.
        String metrics = report.comparisons().size() == compared
                ? ""
                : "; " + report.comparisons().size() + " comparisons, one for each metric";
        return benchmarks + took + budget + metrics;
    }

    private static String text(String foreign) {
        return Printable.line(foreign, LONGEST, Typography.RICH);
    }
}
