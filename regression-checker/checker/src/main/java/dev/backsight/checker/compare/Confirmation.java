package dev.backsight.checker.compare;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Puts what saved numbers call a regression to the test of pairs: base was measured some other day, and a machine that
 * changed since looks like code that did.
 */
public final class Confirmation {

    private Confirmation() {}

    /** What would fail the check, worst first. */
    public static List<Suspect> suspects(Findings saved) {
        return saved.comparisons().stream()
                .filter(comparison -> comparison.verdict() == Verdict.REGRESSED && comparison.failing())
                .map(comparison ->
                        new Suspect(comparison.benchmark(), comparison.metric().name(), true))
                .toList();
    }

    /**
     * What the pairs say of each suspect in the place of what the saved numbers said, which is told beside it.
     *
     * @param suspects as {@link #suspects} found them
     * @param pairs of the two builds
     * @param complete whether both measurements ran to their end
     */
    public static Findings joined(
            Findings saved, List<Suspect> suspects, Findings pairs, String baseLabel, boolean complete) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Comparison comparison : saved.comparisons()) {
            Suspect self =
                    new Suspect(comparison.benchmark(), comparison.metric().name(), true);
            comparisons.add(suspects.contains(self) ? confirmed(comparison, pairs) : comparison);
        }
        List<Warning> warnings = new ArrayList<>(saved.warnings());
        warnings.addAll(pairs.warnings());
        return Findings.of(comparisons, null, warnings, complete, baseLabel);
    }

    private static Comparison confirmed(Comparison saved, Findings pairs) {
        Optional<Comparison> measured = pairs.comparisons().stream()
                .filter(pair -> pair.benchmark().equals(saved.benchmark())
                        && pair.metric().name().equals(saved.metric().name()))
                .findFirst();
        List<Warning> warnings =
                new ArrayList<>(measured.map(Comparison::warnings).orElse(saved.warnings()));
        warnings.add(new Warning(Warning.Kind.SAVED_NUMBERS, said(saved)));
        if (measured.isEmpty()) {
            return with(
                    saved,
                    Verdict.INCONCLUSIVE,
                    "worse than the saved numbers, but not measured beside their commit, so that nothing confirms it",
                    warnings);
        }
        Comparison pair = measured.get();
        return with(pair, pair.verdict(), pair.explanation(), warnings);
    }

    private static String said(Comparison saved) {
        Change change = saved.change();
        return "compared with the saved numbers: " + saved.verdict()
                + (change == null
                        ? ""
                        : ", " + Percent.signed(change.estimate()) + " (" + Percent.signed(change.low()) + " to "
                                + Percent.signed(change.high()) + ")");
    }

    private static Comparison with(Comparison of, Verdict verdict, String explanation, List<Warning> warnings) {
        return new Comparison(
                of.benchmark(),
                of.metric(),
                verdict,
                of.standing(),
                of.base(),
                of.head(),
                of.change(),
                of.tolerance(),
                explanation,
                of.replicate(),
                verdict == of.verdict() ? of.replicatesNeeded() : OptionalInt.empty(),
                warnings);
    }
}
