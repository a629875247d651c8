package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.stats.Design;
import dev.backsight.checker.stats.PairedMean;
import dev.backsight.checker.stats.Power;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many fresh pairs each suspected benchmark needs: so many that a change one standard error smaller than the screen
 * saw, with a spread as the screen saw it, is confirmed with probability 0.8 at the level left after correction. Fixed
 * before the first of them is measured; their number then cannot depend on what they show.
 */
public final class ConfirmPlan {

    /** Enough only for what is {@link #UNMISTAKABLE}: the t distribution's tails ask for effects of six spreads. */
    public static final int LEAST_PAIRS = 4;

    /** What all others get at the least, also where time is short, and what is reckoned with where nothing is planned. */
    public static final int MODEST_PAIRS = 6;

    public static final int MOST_PAIRS = 40;

    /**
     * How many times what {@link #LEAST_PAIRS} find with probability 0.8 makes them find it with more than 0.99, though
     * the spread is an estimate from a few pairs.
     */
    private static final double UNMISTAKABLE = 2;

    private final List<Suspect> suspects;
    private final Map<Suspect, Contrast> contrasts = new HashMap<>();
    private final Map<MetricFamily, Double> shares;
    private final SuiteSpread spread;
    private final double alpha;
    private final List<BenchmarkId> cheap;
    private final List<BenchmarkId> others;

    private ConfirmPlan(List<Contrast> screened, List<Suspect> suspects, Policy policy) {
        for (Contrast contrast : screened) {
            contrasts.put(asSuspect(contrast), contrast);
        }
        this.suspects = suspects.stream().filter(contrasts::containsKey).toList();
        this.spread = new SuiteSpread(screened);
        this.alpha = policy.alpha();
        this.shares = SuiteDecision.shares(
                screened.stream().map(contrast -> contrast.metric().family()).collect(Collectors.toSet()));
        Set<BenchmarkId> worse = this.suspects.stream()
                .filter(Suspect::worse)
                .map(Suspect::benchmark)
                .collect(Collectors.toSet());
        List<BenchmarkId> better = this.suspects.stream()
                .map(Suspect::benchmark)
                .filter(id -> !worse.contains(id))
                .distinct()
                .toList();
        this.cheap = of(better).stream()
                .filter(wanted -> wanted.pairs() <= MODEST_PAIRS)
                .map(PairsWanted::benchmark)
                .toList();
        this.others = this.suspects.stream()
                .map(Suspect::benchmark)
                .filter(id -> !cheap.contains(id))
                .distinct()
                .toList();
    }

    /**
     * @param recording with the pairs of the screen
     * @param suspects of that screen, the most suspicious first
     */
    public static ConfirmPlan of(Recording recording, List<Suspect> suspects, Policy policy) {
        return of(LockstepSuite.of(recording, policy).screened(), suspects, policy);
    }

    static ConfirmPlan of(List<Contrast> screened, List<Suspect> suspects, Policy policy) {
        return new ConfirmPlan(screened, suspects, policy);
    }

    /** How many benchmarks there are to choose from. */
    public int size() {
        return others.size();
    }

    /**
     * Confirming the first so many alone: the fewer they are, the larger the part of α that each has, and the fewer pairs it
     * needs. Improvements that {@value #MODEST_PAIRS} pairs show come on top of them, since they cost little.
     *
     * @param count of the suspected benchmarks, the most suspicious first
     * @return an entry a benchmark, between {@link #LEAST_PAIRS} and {@link #MOST_PAIRS}, in the order of preference
     */
    public List<PairsWanted> ofFirst(int count) {
        List<BenchmarkId> chosen = new ArrayList<>(cheap);
        others.stream().limit(count).forEach(chosen::add);
        return of(chosen);
    }

    private List<PairsWanted> of(List<BenchmarkId> chosen) {
        Map<BenchmarkId, Integer> most = new LinkedHashMap<>();
        for (Suspect suspect : suspects) {
            Contrast contrast = contrasts.get(suspect);
            if (contrast != null && chosen.contains(suspect.benchmark())) {
                double level = alpha * shares.getOrDefault(contrast.metric().family(), 0.0) / rivals(suspect, chosen);
                int pairs = pairs(spread.moderated(contrast), contrast.bound(), level);
                most.merge(suspect.benchmark(), pairs, Math::max);
            }
        }
        return most.entrySet().stream()
                .map(entry -> new PairsWanted(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** With how many, itself included, a suspect shares its family's part of α. */
    private long rivals(Suspect suspect, List<BenchmarkId> chosen) {
        MetricFamily family = family(suspect);
        return suspects.stream()
                .filter(other -> other.worse() == suspect.worse()
                        && chosen.contains(other.benchmark())
                        && family(other) == family)
                .count();
    }

    private @Nullable MetricFamily family(Suspect suspect) {
        Contrast contrast = contrasts.get(suspect);
        return contrast == null ? null : contrast.metric().family();
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
