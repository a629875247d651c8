package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.stats.Design;
import dev.backsight.checker.stats.PairedMean;
import dev.backsight.checker.stats.Power;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many fresh pairs each suspected benchmark needs: so many that a change one standard error smaller than the screen
 * saw, with a spread as the screen saw it, is confirmed with probability 0.8 at the level left after correction. Fixed before the first of
 * them is measured; their number then cannot depend on what they show.
 */
public final class ConfirmPlan {

    /** Enough only for what is {@link #UNMISTAKABLE}: the t distribution's tails ask for effects of six spreads. */
    public static final int LEAST_PAIRS = 4;

    /** What all others get at the least, also where time is short, and what is reckoned with where nothing is planned. */
    public static final int MODEST_PAIRS = 6;

    public static final int MOST_PAIRS = 20;

    /**
     * How many times what {@link #LEAST_PAIRS} find with probability 0.8 makes them find it with more than 0.99, though
     * the spread is an estimate from a few pairs.
     */
    private static final double UNMISTAKABLE = 2;

    private ConfirmPlan() {}

    /**
     * @param recording with the pairs of the screen
     * @param suspects of that screen
     * @return one entry a suspected benchmark, between {@link #LEAST_PAIRS} and {@link #MOST_PAIRS}, in the order of
     *     {@code suspects}
     */
    public static List<PairsWanted> of(Recording recording, List<Suspect> suspects, Policy policy) {
        return of(LockstepSuite.of(recording, policy).screened(), suspects, policy);
    }

    static List<PairsWanted> of(List<Contrast> screened, List<Suspect> suspects, Policy policy) {
        SuiteSpread spread = new SuiteSpread(screened);
        Map<MetricFamily, Double> shares = SuiteDecision.shares(
                screened.stream().map(contrast -> contrast.metric().family()).collect(Collectors.toSet()));
        Map<Suspect, Contrast> contrasts = new HashMap<>();
        for (Contrast contrast : screened) {
            contrasts.put(asSuspect(contrast), contrast);
        }
        Map<BenchmarkId, Integer> most = new LinkedHashMap<>();
        for (Suspect suspect : suspects) {
            Contrast contrast = contrasts.get(suspect);
            if (contrast != null) {
                MetricFamily family = contrast.metric().family();
                long rivals = suspects.stream()
                        .filter(other -> other.worse() == suspect.worse())
                        .map(contrasts::get)
                        .filter(other -> other != null && other.metric().family() == family)
                        .count();
                double level = policy.alpha() * shares.getOrDefault(family, 0.0) / rivals;
                int pairs = pairs(spread.moderated(contrast), contrast.bound(), level);
                most.merge(suspect.benchmark(), pairs, Math::max);
            }
        }
        return most.entrySet().stream()
                .map(entry -> new PairsWanted(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Suspect asSuspect(Contrast contrast) {
        return new Suspect(
                contrast.id(), contrast.metric().name(), contrast.effect().estimate() > 0);
    }

    private static int pairs(PairedMean screened, double bound, double level) {
        // Chosen for looking large, a suspect's estimate is mostly too large: planned for one standard error less.
        double beyond = Math.abs(screened.estimate()) - bound - screened.standardError();
        double spread = Math.sqrt(screened.variance());
        if (beyond >= UNMISTAKABLE * Power.detectableExcess(Design.PAIRS, LEAST_PAIRS, spread, level)) {
            return LEAST_PAIRS;
        }
        return Power.replicatesFor(Design.PAIRS, beyond, spread, level, MODEST_PAIRS, MOST_PAIRS)
                .orElse(MOST_PAIRS);
    }
}
