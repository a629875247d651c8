package dev.backsight.checker.compare;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import dev.backsight.checker.stats.Holm;
import dev.backsight.checker.stats.MeanDifference;
import dev.backsight.checker.stats.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The rule: which of a family's contrasts are worse, better or the same. The only place where a measured verdict is
 * reached.
 *
 * <ul>
 *   <li>REGRESSED: the one-sided t test rejects "worse by no more than the tolerance" after Holm's correction over the
 *       family, at the family's part of α.
 *   <li>IMPROVED: its mirror image.
 *   <li>UNCHANGED: two one-sided tests at 5 % (Schuirmann 1987) place the change inside the tolerance on both sides.
 *   <li>From {@value #LEAST_FORKS} forks a side; fewer are INCONCLUSIVE whatever they show.
 * </ul>
 */
final class FamilyDecision {

    static final int LEAST_FORKS = 3;
    private static final int RECOMMENDED_FORKS = 5;
    private static final int MOST_FORKS_ADVISED = 200;
    private static final double INTERVAL_TAIL = 0.025;
    private static final double EQUIVALENCE_LEVEL = 0.05;

    private final Policy policy;
    private final double share;
    private final List<Contrast> contrasts;
    private final List<MeanDifference> differences;
    private final Holm worse;
    private final Holm better;

    /** @param share the family's part of α, in (0, 1] */
    FamilyDecision(List<Contrast> contrasts, Policy policy, double share) {
        this.policy = policy;
        this.share = share;
        this.contrasts = contrasts;
        this.differences = contrasts.stream().map(Contrast::difference).toList();
        double level = policy.alpha() * share;
        this.worse = Holm.of(pValues((difference, bound) -> difference.pGreaterThan(bound)), level);
        this.better = Holm.of(pValues((difference, bound) -> difference.pLessThan(-bound)), level);
    }

    private double[] pValues(PValue test) {
        double[] values = new double[contrasts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = test.of(differences.get(i), contrasts.get(i).bound());
        }
        return values;
    }

    List<Comparison> comparisons() {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < contrasts.size(); i++) {
            comparisons.add(comparison(i));
        }
        return comparisons;
    }

    private Comparison comparison(int i) {
        Contrast contrast = contrasts.get(i);
        Change change = change(i);
        Verdict verdict = verdict(i, change.adjustedPValue());
        OptionalInt needed = verdict == Verdict.INCONCLUSIVE ? forksNeeded(i) : OptionalInt.empty();
        List<Warning> warnings = new ArrayList<>(contrast.unstable());
        warnings.addAll(contrast.warnings());
        if (contrast.fewestForks() < LEAST_FORKS) {
            warnings.add(new Warning(
                    Warning.Kind.FEW_FORKS,
                    contrast.fewestForks() + (contrast.fewestForks() == 1 ? " fork shows" : " forks show")
                            + " too little of the luck between forks to decide by; " + LEAST_FORKS
                            + " a side are the least, " + RECOMMENDED_FORKS + " a good start"));
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
                needed,
                warnings);
    }

    private Verdict verdict(int i, double adjustedPValue) {
        Contrast contrast = contrasts.get(i);
        MeanDifference difference = differences.get(i);
        if (contrast.fewestForks() < LEAST_FORKS) {
            return Verdict.INCONCLUSIVE;
        }
        if (adjustedPValue <= policy.alpha()) {
            return Verdict.REGRESSED;
        }
        if (!contrast.unstable().isEmpty()) {
            return Verdict.UNSTABLE;
        }
        if (adjusted(better, i) <= policy.alpha()) {
            return Verdict.IMPROVED;
        }
        double outside = Math.max(difference.pLessThan(contrast.bound()), difference.pGreaterThan(-contrast.bound()));
        return outside <= EQUIVALENCE_LEVEL ? Verdict.UNCHANGED : Verdict.INCONCLUSIVE;
    }

    private Change change(int i) {
        Contrast contrast = contrasts.get(i);
        MeanDifference difference = differences.get(i);
        double estimate = difference.estimate();
        double half = difference.halfWidth(INTERVAL_TAIL);
        double excess = Power.detectableExcess(difference, firstLevel());
        return new Change(
                contrast.relative(estimate),
                contrast.relative(estimate - half),
                contrast.relative(estimate + half),
                contrast.relative(difference.lowerBound(worse.level(i))),
                difference.pGreaterThan(contrast.bound()),
                adjusted(worse, i),
                contrast.relative(contrast.bound() + excess));
    }

    /** Comparable with α itself: Holm within the family, divided by the family's part. */
    private double adjusted(Holm holm, int i) {
        return Math.min(1, holm.adjusted(i) / share);
    }

    /** The level of Holm's first step: what one suspect alone has to reach. */
    private double firstLevel() {
        return policy.alpha() * share / contrasts.size();
    }

    private OptionalInt forksNeeded(int i) {
        Contrast contrast = contrasts.get(i);
        MeanDifference difference = differences.get(i);
        int least = Math.max(contrast.fewestForks() + 1, LEAST_FORKS);
        if (Double.isInfinite(difference.standardError())) {
            return OptionalInt.of(RECOMMENDED_FORKS);
        }
        double spread = difference.standardError() / Math.sqrt(1.0 / contrast.baseForks() + 1.0 / contrast.headForks());
        double beyond = difference.estimate() - contrast.bound();
        OptionalInt needed = beyond > 0
                ? Power.replicatesFor(beyond, spread, firstLevel(), least, MOST_FORKS_ADVISED)
                : Power.replicatesFor(
                        contrast.bound() - Math.abs(difference.estimate()),
                        spread,
                        EQUIVALENCE_LEVEL,
                        least,
                        MOST_FORKS_ADVISED);
        return contrast.fewestForks() < LEAST_FORKS && needed.isPresent()
                ? OptionalInt.of(Math.max(RECOMMENDED_FORKS, needed.getAsInt()))
                : needed;
    }

    @FunctionalInterface
    private interface PValue {
        double of(MeanDifference difference, double bound);
    }
}
