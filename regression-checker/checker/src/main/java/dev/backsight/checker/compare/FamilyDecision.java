package dev.backsight.checker.compare;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import dev.backsight.checker.stats.Effect;
import dev.backsight.checker.stats.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The rule: which of a family's contrasts are worse, better or the same. The only place where a measured verdict is
 * reached, whether the sides were measured apart or took turns.
 *
 * <ul>
 *   <li>REGRESSED: the one-sided t test rejects "worse by no more than the tolerance" after Holm's correction over those
 *       of the family that are tested for it, at the family's part of α.
 *   <li>IMPROVED: its mirror image.
 *   <li>UNCHANGED: {@link Equivalence}.
 *   <li>From {@value #LEAST} forks a side or pairs; fewer are INCONCLUSIVE whatever they show.
 * </ul>
 */
final class FamilyDecision {

    static final int LEAST = 3;
    private static final int RECOMMENDED = 5;
    private static final int MOST_ADVISED = 200;
    private static final double INTERVAL_TAIL = 0.025;

    private final Policy policy;
    private final List<Contrast> contrasts;
    private final CorrectedTests worse;
    private final CorrectedTests better;

    /** @param share the family's part of α, in (0, 1] */
    FamilyDecision(List<Contrast> contrasts, Policy policy, double share) {
        this.policy = policy;
        this.contrasts = contrasts;
        double alpha = policy.alpha();
        this.worse =
                new CorrectedTests(contrasts, Role::testedWorse, c -> c.effect().pGreaterThan(c.bound()), alpha, share);
        this.better = new CorrectedTests(
                contrasts, Role::testedBetter, c -> c.effect().pLessThan(-c.bound()), alpha, share);
    }

    List<Contrast> contrasts() {
        return contrasts;
    }

    List<Comparison> comparisons() {
        // Each stands alone, and the words for thousands of them take longer than the sums.
        return IntStream.range(0, contrasts.size())
                .parallel()
                .mapToObj(this::comparison)
                .toList();
    }

    private Comparison comparison(int i) {
        Contrast contrast = contrasts.get(i);
        Change change = change(i);
        Verdict verdict = verdict(i);
        OptionalInt needed = verdict == Verdict.INCONCLUSIVE ? replicatesNeeded(contrast) : OptionalInt.empty();
        List<Warning> warnings = new ArrayList<>(contrast.unstable());
        warnings.addAll(contrast.warnings());
        if (contrast.replicates() < LEAST) {
            warnings.add(few(contrast));
        }
        return new Comparison(
                contrast.id(),
                contrast.metric(),
                verdict,
                policy.standing(contrast.id(), verdict),
                contrast.base(),
                contrast.head(),
                change,
                contrast.tolerance(),
                Explanation.of(verdict, contrast, change, needed),
                contrast.replicate(),
                needed,
                warnings);
    }

    /** What is known of one contrast, whatever else applies to it. */
    Verdict verdict(int i) {
        Contrast contrast = contrasts.get(i);
        if (contrast.replicates() < LEAST) {
            return Verdict.INCONCLUSIVE;
        }
        if (worse.adjusted(i) <= policy.alpha()) {
            return Verdict.REGRESSED;
        }
        if (!contrast.unstable().isEmpty()) {
            return Verdict.UNSTABLE;
        }
        if (better.adjusted(i) <= policy.alpha()) {
            return Verdict.IMPROVED;
        }
        return Equivalence.shown(contrast) ? Verdict.UNCHANGED : Verdict.INCONCLUSIVE;
    }

    Change change(int i) {
        Contrast contrast = contrasts.get(i);
        Effect effect = contrast.effect();
        double estimate = effect.estimate();
        double half = effect.halfWidth(INTERVAL_TAIL);
        double least = worse.isTested(i) ? effect.lowerBound(worse.level(i)) : Double.NEGATIVE_INFINITY;
        return new Change(
                contrast.relative(estimate),
                contrast.relative(estimate - half),
                contrast.relative(estimate + half),
                contrast.relative(least),
                effect.pGreaterThan(contrast.bound()),
                worse.adjusted(i),
                contrast.relative(contrast.bound() + detectableExcess(contrast)));
    }

    /** A contrast that was not tested would have been, on fresh pairs, had it looked worse to the screen. */
    private double detectableExcess(Contrast contrast) {
        double spread = contrast.spread();
        if (contrast.role().testedWorse() || !Double.isFinite(spread)) {
            return Power.detectableExcess(contrast.effect(), worse.firstLevel());
        }
        int pairs = Math.max(contrast.replicates(), ConfirmPlan.MODEST_PAIRS);
        return Power.detectableExcess(contrast.effect().design(), pairs, spread, worse.firstLevel());
    }

    private OptionalInt replicatesNeeded(Contrast contrast) {
        int have = contrast.replicates();
        int least = Math.max(have + 1, LEAST);
        if (Double.isInfinite(contrast.effect().standardError())) {
            return OptionalInt.of(RECOMMENDED);
        }
        double estimate = contrast.effect().estimate();
        double beyond = Math.abs(estimate) - contrast.bound();
        double level = estimate > 0 ? worse.firstLevel() : better.firstLevel();
        OptionalInt needed = beyond > 0
                ? Power.replicatesFor(contrast.effect().design(), beyond, contrast.spread(), level, least, MOST_ADVISED)
                : Equivalence.replicatesNeeded(contrast, least, MOST_ADVISED);
        return have < LEAST && needed.isPresent() ? OptionalInt.of(Math.max(RECOMMENDED, needed.getAsInt())) : needed;
    }

    private static Warning few(Contrast contrast) {
        int have = contrast.replicates();
        return switch (contrast.replicate()) {
            case FORK ->
                new Warning(
                        Warning.Kind.FEW_FORKS,
                        have + (have == 1 ? " fork shows" : " forks show")
                                + " too little of the luck between forks to decide by; " + LEAST
                                + " a side are the least, " + RECOMMENDED + " a good start");
            case PAIR ->
                new Warning(
                        Warning.Kind.FEW_PAIRS,
                        have + (have == 1 ? " pair of forks shows" : " pairs of forks show")
                                + " too little of the luck between forks to decide by; " + LEAST + " are the least");
        };
    }
}
