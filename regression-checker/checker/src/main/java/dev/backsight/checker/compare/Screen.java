package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.stats.PairedMean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses who is worth more pairs: first those at whom a closer look may pay, then the suspects, metrics that on average
 * over the screen's pairs lie beyond the tolerance. Those come first that stand out most from their spread. It decides
 * nothing and spends no α, so any heuristic would do.
 */
public final class Screen {

    /** Benchmarks that look worse. */
    public static final int MOST_WORSE = 8;

    /** Benchmarks that look better, so that an improvement can be confirmed too. */
    public static final int MOST_BETTER = 2;

    /**
     * Of the tolerance, what a closer look asks about: one pair of what is slower than tolerated may look as if it were
     * not.
     */
    private static final double CLOSER = 0.5;

    /** Luck that is less likely than this explains nothing. */
    private static final double CLEARLY = 0.025;

    private Screen() {}

    /**
     * From the pairs of the screen alone, whatever else the recording holds.
     *
     * @return most suspicious first: with a short budget the last may go without fresh pairs
     */
    public static List<Suspect> suspects(Recording recording, Policy policy) {
        return suspects(LockstepSuite.of(recording, policy).screened(), policy);
    }

    /**
     * Who looks worse so far, by however little, unless it is clear already that the tolerance is kept.
     *
     * @return those that stand out most first
     */
    public static List<BenchmarkId> standingOut(Recording recording, Policy policy) {
        return standingOut(LockstepSuite.of(recording, policy).screened(), policy);
    }

    static List<BenchmarkId> standingOut(List<Contrast> screened, Policy policy) {
        return candidates(screened, policy, CLOSER).stream()
                .filter(candidate -> candidate.worse && !candidate.clearlyKeepsTolerance())
                .map(candidate -> candidate.contrast.id())
                .distinct()
                .toList();
    }

    static List<Suspect> suspects(List<Contrast> screened, Policy policy) {
        List<Candidate> candidates = candidates(screened, policy, 1).stream()
                .filter(Candidate::isBeyondTolerance)
                .toList();
        Set<BenchmarkId> chosen = new HashSet<>(first(MOST_WORSE, true, candidates));
        chosen.addAll(first(MOST_BETTER, false, candidates));
        // Whatever else stands out in a chosen benchmark is confirmed by the same fresh pairs.
        return candidates.stream()
                .filter(candidate -> chosen.contains(candidate.contrast.id()))
                .map(Candidate::suspect)
                .toList();
    }

    /** @param part of the tolerance from which candidates are to stand out */
    private static List<Candidate> candidates(List<Contrast> screened, Policy policy, double part) {
        SuiteSpread spread = new SuiteSpread(screened);
        Map<MetricFamily, Double> shares = SuiteDecision.shares(
                screened.stream().map(contrast -> contrast.metric().family()).collect(Collectors.toSet()));
        List<Candidate> candidates = new ArrayList<>();
        for (Contrast contrast : screened) {
            boolean worse = contrast.effect().estimate() > 0;
            boolean gating = policy.standing(contrast.id(), Verdict.REGRESSED).kind() == Standing.Kind.GATING;
            PairedMean moderated = spread.moderated(contrast);
            double bound = part * contrast.bound();
            double p = worse ? moderated.pGreaterThan(bound) : moderated.pLessThan(-bound);
            // The smaller its family's part of α, the harder it will be to confirm.
            double share = shares.getOrDefault(contrast.metric().family(), 0.0);
            candidates.add(new Candidate(contrast, worse, gating, p / share, moderated));
        }
        candidates.sort(Candidate.MOST_SUSPICIOUS);
        return candidates;
    }

    private static List<BenchmarkId> first(int most, boolean worse, List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.worse == worse)
                .map(candidate -> candidate.contrast.id())
                .distinct()
                .limit(most)
                .toList();
    }

    /**
     * @param gating whether its verdict could fail the check: what only informs comes after what decides
     * @param suspicion how little luck alone would explain it: the less, the more suspicious
     */
    private record Candidate(Contrast contrast, boolean worse, boolean gating, double suspicion, PairedMean moderated) {

        private static final Comparator<Candidate> MOST_SUSPICIOUS = Comparator.comparing(
                        (Candidate candidate) -> !candidate.worse)
                .thenComparing(candidate -> !candidate.gating)
                .thenComparingDouble(Candidate::suspicion)
                .thenComparing(candidate -> candidate.contrast.id())
                .thenComparing(candidate -> candidate.contrast.metric().name());

        boolean isBeyondTolerance() {
            return Math.abs(contrast.effect().estimate()) > contrast.bound();
        }

        /** Whether it would hardly look so good if it were worse by as much as is tolerated. */
        boolean clearlyKeepsTolerance() {
            return moderated.pLessThan(contrast.bound()) <= CLEARLY;
        }

        Suspect suspect() {
            return new Suspect(contrast.id(), contrast.metric().name(), worse);
        }
    }
}
