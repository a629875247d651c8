package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Characteristics;
import dev.backsight.checker.model.Coverage;
import dev.backsight.checker.model.Detection;
import dev.backsight.checker.model.FailureRate;
import dev.backsight.checker.model.Rate;
import dev.backsight.checker.model.Requirement;
import dev.backsight.checker.model.Slowdown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What the gate must be shown to do, and whether these characteristics show it. Of workloads that were really slowed it is
 * known what kind of work they do. Of others it is not; calm, middling and wild thirds by the scatter of their pairs stand
 * for kinds.
 */
final class Requirements {

    private static final double IDENTICAL = 0.005;
    private static final double COVERAGE = 0.93;
    private static final double EXCESS = 0.015;
    /** Of fresh pairs: above it the figures of failures are too high, and those of detection in doubt. */
    private static final double REUSED = 0.05;

    private final Characteristics shown;
    private final List<Detection> byScatter;
    private final List<Requirement> rows = new ArrayList<>();

    private Requirements(Characteristics shown) {
        this.shown = shown;
        this.byScatter = shown.detections().stream()
                .sorted(Comparator.comparingDouble(Detection::deviation))
                .toList();
    }

    /** The same with its requirements judged. */
    static Characteristics judged(Characteristics found) {
        Requirements requirements = new Requirements(found);
        requirements.judge();
        return new Characteristics(
                found.setup(),
                found.identical(),
                found.boundary(),
                found.unchanged(),
                found.onIdentical(),
                found.onBoundary(),
                found.excess(),
                found.tried(),
                found.detections(),
                found.injected(),
                found.rules(),
                requirements.rows,
                found.leftOut());
    }

    private void judge() {
        failures("suites of identical code that fail", shown.identical(), IDENTICAL, false);
        failures(
                "suites wholly at the tolerance that fail",
                shown.boundary(),
                shown.setup().alpha(),
                true);
        found(0.05, "5 % slower is REGRESSED", new double[] {0.95, 0.65});
        found(0.10, "10 % slower is REGRESSED", new double[] {0.99, 0.95});
        small();
        reallyFound(0.05, "5 % more work is REGRESSED, ", WorkloadKind::leastOfFive);
        reallyFound(0.10, "10 % more work is REGRESSED, ", WorkloadKind::leastOfTen);
        coverage("95 % intervals that hold the truth, identical code", shown.onIdentical());
        coverage("95 % intervals that hold the truth, at the tolerance", shown.onBoundary());
        excess();
        rows.add(new Requirement(
                "whole live checks of identical code without alarm",
                "10 of 10",
                "not measured here",
                Requirement.Outcome.NOT_JUDGED,
                "needs checks run to their end, not recorded pairs"));
    }

    private void failures(String what, FailureRate rate, double most, boolean upperToo) {
        double judged = upperToo
                ? Math.max(rate.suites().share(), rate.upper())
                : rate.suites().share();
        String limit = shown.setup().reused() > REUSED
                ? tooFewPairs()
                : rate.suites().share() > most
                        ? "more than counting explains"
                        : "the recording's own luck: more pairs a benchmark narrow it";
        add(
                what,
                "<= " + Percent.of(most) + (upperToo ? ", bootstrapped too" : ""),
                interval(rate.suites()) + ", bootstrapped " + Percent.of(rate.upper()),
                judged <= most,
                limit);
    }

    /** @param least of the calm third and of the middling one; of the wild one nothing is demanded */
    private void found(double slowdown, String what, double[] least) {
        int column = column(slowdown, shown.setup().tolerance(), shown.setup().budget());
        if (column < 0) {
            return;
        }
        int third = Math.max(1, (byScatter.size() + 1) / 3);
        List<Detection> calm = byScatter.subList(0, third);
        List<Detection> middling = byScatter.subList(third, Math.max(third, byScatter.size() - third));
        List<Detection> wild = byScatter.subList(Math.max(third, byScatter.size() - third), byScatter.size());
        thirdFound(what + ", calm third", calm, column, least[0]);
        thirdFound(what + ", middle third", middling, column, least[1]);
        thirdFound(what + ", wild third", wild, column, Double.NaN);
    }

    private void thirdFound(String what, List<Detection> third, int column, double least) {
        if (third.isEmpty()) {
            return;
        }
        Rate rate = pooled(third, column);
        String scatter = "pairs scatter by " + Percent.of(third.get(0).deviation()) + " to "
                + Percent.of(third.get(third.size() - 1).deviation());
        if (Double.isNaN(least)) {
            rows.add(new Requirement(what, "(told)", interval(rate), Requirement.Outcome.NOT_JUDGED, scatter));
        } else {
            add(what, ">= " + Percent.of(least), interval(rate), rate.share() >= least, scatter);
        }
    }

    private void reallyFound(double truth, String what, ToDoubleFunction<WorkloadKind> demanded) {
        for (WorkloadKind kind : WorkloadKind.values()) {
            shown.injected().stream()
                    .filter(each -> each.truth() == truth
                            && each.budget().equals(shown.setup().budget())
                            && WorkloadKind.of(each.benchmark())
                                    .filter(kind::equals)
                                    .isPresent())
                    .forEach(each -> {
                        double least = demanded.applyAsDouble(kind);
                        String scatter = scatter(each.benchmark());
                        if (Double.isNaN(least)) {
                            rows.add(new Requirement(
                                    what + kind.words(),
                                    "(told)",
                                    interval(each.found()),
                                    Requirement.Outcome.NOT_JUDGED,
                                    scatter));
                        } else {
                            add(
                                    what + kind.words(),
                                    ">= " + Percent.of(least),
                                    interval(each.found()),
                                    each.found().share() >= least,
                                    scatter);
                        }
                    });
        }
    }

    private String scatter(BenchmarkId id) {
        return byScatter.stream()
                .filter(detection -> detection.benchmark().equals(id))
                .findFirst()
                .map(detection -> "pairs of " + id.label() + " scatter by " + Percent.of(detection.deviation()))
                .orElse("");
    }

    private void small() {
        Slowdown small = SimulationSettings.SMALL;
        int column = shown.tried().indexOf(small);
        int third = Math.max(1, (byScatter.size() + 1) / 3);
        List<Detection> calm = byScatter.subList(0, third);
        Rate rate = pooled(calm, column);
        add(
                "2 % slower at a tolerance of 1 % in 30 minutes, calm third",
                ">= 95 %",
                interval(rate),
                rate.share() >= 0.95,
                "pairs scatter by up to " + Percent.of(calm.get(third - 1).deviation()) + "; at most "
                        + ConfirmPlan.MOST_PAIRS + " fresh pairs");
    }

    private void coverage(String what, Coverage coverage) {
        add(
                what,
                ">= " + Percent.of(COVERAGE),
                interval(coverage.truth()) + "; of the recorded mean "
                        + Percent.of(coverage.centred().share()),
                coverage.truth().share() >= COVERAGE,
                coverage.centred().share() >= COVERAGE
                        ? "the recorded means lie off: too few pairs, or a side is favoured"
                        : "intervals are too narrow for how pairs scatter");
    }

    private void excess() {
        String what = "minimum detectable change of a suspect, over the tolerance (median)";
        if (Double.isNaN(shown.excess())) {
            rows.add(new Requirement(
                    what,
                    "<= " + Percent.of(EXCESS),
                    "nothing was suspected",
                    Requirement.Outcome.NOT_JUDGED,
                    "needs the policy's budget among those tried"));
        } else {
            add(
                    what,
                    "<= " + Percent.of(EXCESS),
                    Percent.of(shown.excess()),
                    shown.excess() <= EXCESS,
                    "pairs of the benchmark in the middle scatter by "
                            + Percent.of(byScatter.get(byScatter.size() / 2).deviation()));
        }
    }

    private void add(String what, String mustBe, String measured, boolean reached, String limitedBy) {
        rows.add(new Requirement(
                what,
                mustBe,
                measured,
                reached ? Requirement.Outcome.REACHED : Requirement.Outcome.NOT_REACHED,
                reached ? "" : limitedBy));
    }

    private String tooFewPairs() {
        return "too few pairs recorded: " + Percent.of(shown.setup().reused())
                + " of the fresh ones were used twice, which overstates failures";
    }

    private int column(double slowdown, double tolerance, Duration budget) {
        return shown.tried().indexOf(new Slowdown(slowdown, tolerance, budget));
    }

    private static Rate pooled(List<Detection> detections, int column) {
        long hits = 0;
        long of = 0;
        for (Detection detection : detections) {
            hits += detection.found().get(column).hits();
            of += detection.found().get(column).of();
        }
        return GateSimulation.rate(hits, of);
    }

    private static String interval(Rate rate) {
        return String.format(
                Locale.ROOT, "%.2f %% (%.2f to %.2f)", 100 * rate.share(), 100 * rate.low(), 100 * rate.high());
    }
}
