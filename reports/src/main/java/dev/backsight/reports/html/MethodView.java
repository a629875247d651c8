package dev.backsight.reports.html;

import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Verdict;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.StandingText;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.VerdictText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings and words that the explanation of the method needs. */
record MethodView(
        String alpha,
        List<Tolerance> tolerances,
        String suiteTolerance,
        boolean failOnSuite,
        boolean failOnInconclusive,
        List<Exemption> exemptions,
        List<Meaning> meanings) {

    record Tolerance(String family, String size) {}

    /** One override of the policy. */
    record Exemption(String pattern, String setting) {}

    record Meaning(String key, VerdictText verdict) {}

    private static final Typography RICH = Typography.RICH;
    private static final int LONGEST = 300;

    static MethodView of(Policy policy) {
        List<Tolerance> tolerances = Stream.of(MetricFamily.TIME, MetricFamily.TAIL, MetricFamily.ALLOCATION)
                .map(family -> new Tolerance(
                        family.title(), Percent.setting(policy.tolerances().getOrDefault(family, 0.0), RICH)))
                .toList();
        List<Meaning> meanings = Stream.of(Verdict.values())
                .map(verdict -> new Meaning(VerdictText.key(verdict), VerdictText.of(verdict)))
                .toList();
        return new MethodView(
                Percent.setting(policy.alpha(), RICH),
                tolerances,
                Percent.setting(policy.suite().tolerance(), RICH),
                policy.suite().fails(),
                policy.failOnInconclusive(),
                policy.overrides().stream().map(MethodView::exemption).toList(),
                meanings);
    }

    private static Exemption exemption(PolicyOverride override) {
        String params = override.params().entrySet().stream()
                .map(param -> " " + param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining());
        List<String> settings = new ArrayList<>();
        override.tolerances().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<MetricFamily, Double>::getKey))
                .forEach(entry ->
                        settings.add(entry.getKey().title() + " tolerance " + Percent.setting(entry.getValue(), RICH)));
        String standing = StandingText.of(override.standing());
        if (!standing.isEmpty()) {
            settings.add(standing);
        }
        return new Exemption(
                Printable.line(override.glob() + params, LONGEST, RICH),
                Printable.line(String.join("; ", settings), LONGEST, RICH));
    }
}
