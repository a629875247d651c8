package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Proof;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Benchmarks that run the same code in both builds, some of them measured beside the others: what tells those apart would
 * tell apart anything.
 *
 * @param alarms what was nevertheless found worse or better
 * @param unmeasured how many were not measured
 */
record Controls(List<Comparison> alarms, int unmeasured) {

    static final Controls NONE = new Controls(List.of(), 0);

    Controls {
        alarms = List.copyOf(alarms);
    }

    static Controls of(List<Comparison> measured, Map<BenchmarkId, Proof> proven) {
        Set<BenchmarkId> controls = measured.stream()
                .map(Comparison::benchmark)
                .filter(proven::containsKey)
                .collect(Collectors.toSet());
        return new Controls(
                measured.stream()
                        .filter(comparison -> controls.contains(comparison.benchmark()))
                        .filter(Controls::isAlarm)
                        .toList(),
                proven.size() - controls.size());
    }

    private static boolean isAlarm(Comparison comparison) {
        return comparison.standing().kind() == Standing.Kind.GATING
                && (comparison.verdict() == Verdict.REGRESSED || comparison.verdict() == Verdict.IMPROVED);
    }

    /** An alarm takes the ground from whatever was measured. What broke off stays so. */
    CheckVerdict verdict(CheckVerdict ofTheOthers) {
        return alarms.isEmpty() || ofTheOthers == CheckVerdict.INCOMPLETE ? ofTheOthers : CheckVerdict.INCONCLUSIVE;
    }

    String headline(Supplier<String> ofTheOthers, CheckVerdict verdict) {
        if (alarms.isEmpty() || verdict != CheckVerdict.INCONCLUSIVE) {
            return ofTheOthers.get()
                    + (unmeasured == 0
                            ? ""
                            : " " + unmeasured + (unmeasured == 1 ? " benchmark runs" : " benchmarks run")
                                    + " the same code in both builds and "
                                    + (unmeasured == 1 ? "was" : "were") + " not measured.");
        }
        Comparison first = alarms.get(0);
        Change change = first.change();
        return "Nothing measured here can be relied on: " + first.benchmark().label()
                + " runs the same code in both builds, and yet was found "
                + (first.verdict() == Verdict.REGRESSED ? "worse" : "better")
                + (change == null
                        ? ""
                        : " (" + Percent.signed(change.estimate()) + ", " + Percent.signed(change.low()) + " to "
                                + Percent.signed(change.high()) + ")")
                + (alarms.size() == 1
                        ? "."
                        : ", as were " + (alarms.size() - 1) + " more comparisons of such benchmarks.");
    }
}
