package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
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
import java.util.Set;

/**
 * Chooses who is worth fresh pairs: metrics that on average over the screen's pairs lie beyond the tolerance, those first
 * that stand out most from their spread. It decides nothing and spends no α, so any heuristic would do.
 */
public final class Screen {

    /** Benchmarks that look worse. With more, each gets fewer pairs and a smaller part of α. */
    public static final int MOST_WORSE = 4;

    /** Benchmarks that look better, so that an improvement can be confirmed too. */
    public static final int MOST_BETTER = 2;

    private Screen() {}

    /**
     * From the pairs of the screen alone, whatever else the recording holds; a benchmark with fewer than two is not
     * suspected.
     *
     * @return most suspicious first: with a short budget the last may go without fresh pairs
     */
    public static List<Suspect> suspects(Recording recording, Policy policy) {
        return suspects(LockstepSuite.of(recording, policy).screened(), policy);
    }

    static List<Suspect> suspects(List<Contrast> screened, Policy policy) {
        List<Candidate> candidates = candidates(screened, policy);
        Set<BenchmarkId> chosen = new HashSet<>(first(MOST_WORSE, true, candidates));
        chosen.addAll(first(MOST_BETTER, false, candidates));
        // Whatever else stands out in a chosen benchmark is confirmed by the same fresh pairs.
        return candidates.stream()
                .filter(candidate -> chosen.contains(candidate.contrast.id()))
                .map(Candidate::suspect)
                .toList();
    }

    private static List<Candidate> candidates(List<Contrast> screened, Policy policy) {
        SuiteSpread spread = new SuiteSpread(screened);
        List<Candidate> candidates = new ArrayList<>();
        for (Contrast contrast : screened) {
            double estimate = contrast.effect().estimate();
            if (Math.abs(estimate) > contrast.bound()) {
                boolean worse = estimate > 0;
                boolean gating =
                        policy.standing(contrast.id(), Verdict.REGRESSED).kind() == Standing.Kind.GATING;
                PairedMean moderated = spread.moderated(contrast);
                double p = worse ? moderated.pGreaterThan(contrast.bound()) : moderated.pLessThan(-contrast.bound());
                candidates.add(new Candidate(contrast, worse, gating, p));
            }
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

    /** @param gating whether its verdict could fail the check: what only informs comes after what decides */
    private record Candidate(Contrast contrast, boolean worse, boolean gating, double pValue) {

        private static final Comparator<Candidate> MOST_SUSPICIOUS = Comparator.comparing(
                        (Candidate candidate) -> !candidate.worse)
                .thenComparing(candidate -> !candidate.gating)
                .thenComparingDouble(Candidate::pValue)
                .thenComparing(candidate -> candidate.contrast.id())
                .thenComparing(candidate -> candidate.contrast.metric().name());

        Suspect suspect() {
            return new Suspect(contrast.id(), contrast.metric().name(), worse);
        }
    }
}
