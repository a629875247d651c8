package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which benchmarks that nobody suspects are still to be shown unchanged, and about how many more pairs each needs.
 *
 * <p>To be asked after the screen and after each further round of pairs, {@link #LOOKS} times in all: the level of the
 * tests is divided by as many.
 */
public final class EquivalencePlan {

    /** How often a benchmark may be looked at, the look after the screen included. */
    public static final int LOOKS = Role.LOOKS;

    /** More than anybody waits for. */
    private static final int MOST_PAIRS = 200;

    private EquivalencePlan() {}

    /**
     * @param recording the suspects of its screen named
     * @return cheapest first, by what the benchmark's pairs took so far; without those that no reasonable number of pairs
     *     would settle, that are unstable, or that decide nothing by policy
     */
    public static List<PairsWanted> of(Recording recording, Policy policy) {
        Set<BenchmarkId> suspected =
                recording.suspects().stream().map(Suspect::benchmark).collect(Collectors.toSet());
        return of(
                LockstepSuite.of(recording, policy).contrasts(), suspected, policy, wanted -> cost(wanted, recording));
    }

    /** @param cost of the pairs wanted, by what the benchmark's pairs took so far */
    static List<PairsWanted> of(
            List<Contrast> contrasts, Set<BenchmarkId> suspected, Policy policy, Function<PairsWanted, Duration> cost) {
        Map<BenchmarkId, Integer> most = new TreeMap<>();
        for (Contrast contrast : contrasts) {
            if (!suspected.contains(contrast.id())
                    && policy.standing(contrast.id(), Verdict.INCONCLUSIVE).kind() == Standing.Kind.GATING) {
                more(contrast).ifPresent(pairs -> most.merge(contrast.id(), pairs, Math::max));
            }
        }
        List<PairsWanted> plan = new ArrayList<>();
        most.forEach((id, pairs) -> plan.add(new PairsWanted(id, pairs)));
        plan.sort(Comparator.comparing(cost));
        return plan;
    }

    private static OptionalInt more(Contrast contrast) {
        int have = contrast.replicates();
        if (have < 2) {
            return OptionalInt.of(FamilyDecision.LEAST - have);
        }
        boolean enough = have >= FamilyDecision.LEAST;
        if (!contrast.unstable().isEmpty() || (enough && Equivalence.shown(contrast))) {
            return OptionalInt.empty();
        }
        OptionalInt needed =
                Equivalence.replicatesNeeded(contrast, Math.max(have + 1, FamilyDecision.LEAST), MOST_PAIRS);
        return needed.isPresent() ? OptionalInt.of(needed.getAsInt() - have) : needed;
    }

    private static Duration cost(PairsWanted wanted, Recording recording) {
        List<Pair> pairs = recording.pairs().getOrDefault(wanted.benchmark(), List.of());
        Duration took = pairs.stream().map(Pair::took).reduce(Duration.ZERO, Duration::plus);
        return took.multipliedBy(wanted.pairs()).dividedBy(Math.max(1, pairs.size()));
    }
}
