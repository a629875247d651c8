package dev.backsight.checker.compare;

import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What two builds that took turns have in common, metric by metric, and what needs no test. */
final class LockstepSuite {

    private final Set<Suspect> suspects;
    private final List<LockstepMetric> metrics = new ArrayList<>();
    private final List<Comparison> unjudged;

    private LockstepSuite(Recording recording, Policy policy, PairLocation location) {
        // Measured in the same minutes on the same machine: no difference of environment forbids anything, and equal
        // samples are no copies.
        Matching matching = Matching.of(recording.base(), recording.head(), policy, List.of(), false);
        suspects = new HashSet<>(recording.suspects());
        unjudged = new ArrayList<>(matching.unjudged());
        for (MatchedMetric matched : matching.metrics()) {
            List<Pair> pairs = recording.pairs().getOrDefault(matched.id(), List.of());
            if (pairs.isEmpty()) {
                unjudged.add(Unjudged.of(
                        matched.id(),
                        matched.metric(),
                        Verdict.INCONCLUSIVE,
                        "both builds were measured, but not in turns",
                        policy));
            } else {
                metrics.add(LockstepMetric.of(matched, pairs, location));
            }
        }
    }

    static LockstepSuite of(Recording recording, Policy policy) {
        return of(recording, policy, PairLocation.MEDIAN);
    }

    static LockstepSuite of(Recording recording, Policy policy, PairLocation location) {
        return new LockstepSuite(recording, policy, location);
    }

    List<LockstepMetric> metrics() {
        return metrics;
    }

    List<Comparison> unjudged() {
        return unjudged;
    }

    /** What the screen saw. */
    List<Contrast> screened() {
        return screened(Integer.MAX_VALUE);
    }

    /**
     * What the rounds saw that had a pair of every benchmark. Those that were looked at more closely had been chosen for
     * what they showed, so that their further pairs would make them unlike the others.
     */
    List<Contrast> screenedInWholeRounds() {
        return screened(metrics.stream()
                .mapToInt(metric -> metric.values(Stage.SCREEN).size())
                .filter(pairs -> pairs > 0)
                .min()
                .orElse(0));
    }

    private List<Contrast> screened(int most) {
        List<Contrast> screened = new ArrayList<>();
        for (LockstepMetric metric : metrics) {
            List<PairValue> pairs =
                    metric.values(Stage.SCREEN).stream().limit(most).toList();
            if (!pairs.isEmpty()) {
                screened.add(metric.contrast(pairs, Role.NOT_SUSPECTED));
            }
        }
        return screened;
    }

    /**
     * What is to be decided: suspects by their fresh pairs alone, everything else by all its pairs.
     */
    List<Contrast> contrasts() {
        return metrics.stream().map(this::contrast).toList();
    }

    private Contrast contrast(LockstepMetric metric) {
        return metric.contrast(deciding(metric), role(metric));
    }

    /** The pairs on which the verdict rests. */
    List<PairValue> deciding(LockstepMetric metric) {
        return role(metric).onFreshPairs() ? metric.values(Stage.CONFIRM) : metric.values();
    }

    private Role role(LockstepMetric metric) {
        MatchedMetric matched = metric.matched();
        return Role.of(
                suspects,
                matched.id(),
                matched.metric().name(),
                !metric.values(Stage.CONFIRM).isEmpty());
    }
}
