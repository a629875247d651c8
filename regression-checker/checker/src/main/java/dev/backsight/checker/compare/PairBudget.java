package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * How many pairs the budget of a check in lockstep allows, stage by stage. Neither measures nor reads a clock: who measures
 * and who simulates measuring ask the same rules.
 */
public final class PairBudget {

    /** Of every benchmark, where the budget has time for more than one. */
    private static final int MOST_WHOLE_ROUNDS = 3;

    /** The part of the budget in which rounds with every benchmark have to end, but for the first. */
    private static final int WHOLE_ROUNDS_PART = 3;

    /** How often those that stand out are looked at more closely, each time half of them. */
    public static final int CLOSER_LOOKS = 3;

    /** The part of the budget that the first closer look takes; each further one takes half of the one before. */
    private static final int CLOSER_LOOK_PART = 10;

    /** One alone has nobody to stand out from. */
    private static final int LEAST_LOOKED_AT = 2;

    /** How many times the pairs that find four of five find about 99 of 100, at the levels that a suite leaves. */
    private static final int SURELY = 2;

    private final Duration budget;
    private final Function<BenchmarkId, Duration> cost;

    /** @param cost what one more pair of a benchmark is expected to take, asked anew each time */
    public PairBudget(Duration budget, Function<BenchmarkId, Duration> cost) {
        this.budget = budget;
        this.cost = cost;
    }

    /**
     * Whether there is time for another pair of each; for the first there always is.
     *
     * @param round from 1
     * @param elapsed since measuring began
     */
    public boolean allowsWholeRound(int round, Collection<BenchmarkId> benchmarks, Duration elapsed) {
        return round == 1
                || (round <= MOST_WHOLE_ROUNDS
                        && elapsed.plus(cost(benchmarks)).compareTo(budget.dividedBy(WHOLE_ROUNDS_PART)) <= 0);
    }

    /**
     * Who gets one more pair before suspects are chosen.
     *
     * @param look from 1 to {@link #CLOSER_LOOKS}
     * @param ranked those that stand out most first
     * @return the first of them; none where the budget is used up
     */
    public List<BenchmarkId> closerLook(int look, List<BenchmarkId> ranked, Duration elapsed) {
        Duration share = budget.dividedBy(CLOSER_LOOK_PART * (1L << (look - 1)));
        List<BenchmarkId> chosen = new ArrayList<>();
        for (BenchmarkId id : ranked) {
            chosen.add(id);
            if (cost(chosen).compareTo(share) > 0 && chosen.size() > LEAST_LOOKED_AT) {
                chosen.remove(id);
                break;
            }
        }
        return allowsRound(chosen, elapsed) ? chosen : List.of();
    }

    /** Whether one more pair of each fits into what is left. */
    public boolean allowsRound(Collection<BenchmarkId> benchmarks, Duration elapsed) {
        return cost(benchmarks).compareTo(left(elapsed)) <= 0;
    }

    /**
     * Fresh pairs of as many suspects as there is time to do justice to: one that gets fewer pairs than it needs makes the
     * others' level stricter and is not confirmed itself. The first gets its pairs in any case, though no more than there is
     * time for, and the least that decide anything whatever they take. Time that is left makes all of them surer.
     *
     * @param suspected how many benchmarks there are to choose from
     * @param wanted what the first so many of them need, in the order of preference
     * @return in that order, without those for which no time is left; to be fixed before the first pair is measured
     */
    public Map<BenchmarkId, Integer> confirming(
            int suspected, IntFunction<List<PairsWanted>> wanted, Duration elapsed) {
        Map<BenchmarkId, Integer> pairs = pairs(wanted.apply(1));
        for (int count = 2; count <= suspected; count++) {
            Map<BenchmarkId, Integer> more = pairs(wanted.apply(count));
            if (cost(more).compareTo(left(elapsed)) > 0) {
                break;
            }
            pairs = more;
        }
        Duration most = left(elapsed);
        while (cost(pairs).compareTo(most) > 0 && pairs.values().stream().anyMatch(PairBudget::canSpare)) {
            pairs.replaceAll((id, count) -> canSpare(count) ? count - 1 : count);
        }
        List<BenchmarkId> ids = new ArrayList<>(pairs.keySet());
        while (cost(pairs).compareTo(most) > 0 && ids.size() > 1) {
            pairs.remove(ids.remove(ids.size() - 1));
        }
        makeSurer(pairs, most);
        return pairs;
    }

    /** Gives each in turn another pair while there is time; what is unmistakable needs none. */
    private void makeSurer(Map<BenchmarkId, Integer> pairs, Duration most) {
        Map<BenchmarkId, Integer> planned = Map.copyOf(pairs);
        List<BenchmarkId> growing = new ArrayList<>(pairs.keySet());
        growing.removeIf(id -> planned.getOrDefault(id, 0) < ConfirmPlan.MODEST_PAIRS);
        while (!growing.isEmpty()) {
            growing.removeIf(id -> !grows(pairs, id, SURELY * planned.getOrDefault(id, 0), most));
        }
    }

    /** @param count it never has more than this */
    private boolean grows(Map<BenchmarkId, Integer> pairs, BenchmarkId id, int count, Duration most) {
        int before = pairs.getOrDefault(id, 0);
        if (before >= Math.min(count, ConfirmPlan.MOST_PAIRS)) {
            return false;
        }
        pairs.put(id, before + 1);
        if (cost(pairs).compareTo(most) <= 0) {
            return true;
        }
        pairs.put(id, before);
        return false;
    }

    private static Map<BenchmarkId, Integer> pairs(List<PairsWanted> wanted) {
        Map<BenchmarkId, Integer> pairs = new LinkedHashMap<>();
        wanted.forEach(each -> pairs.put(each.benchmark(), each.pairs()));
        return pairs;
    }

    /**
     * The same number of pairs of each, of as many benchmarks as there is time to do justice to.
     *
     * @param ids in the order of preference; the first gets the least in any case
     * @return in that order, without those for which no time is left
     */
    public Map<BenchmarkId, Integer> alike(List<BenchmarkId> ids, int least, int most, Duration elapsed) {
        List<BenchmarkId> chosen = new ArrayList<>(ids);
        while (chosen.size() > 1 && cost(chosen).multipliedBy(least).compareTo(left(elapsed)) > 0) {
            chosen.remove(chosen.size() - 1);
        }
        int each = least;
        while (each < most && cost(chosen).multipliedBy(each + 1L).compareTo(left(elapsed)) <= 0) {
            each++;
        }
        Map<BenchmarkId, Integer> pairs = new LinkedHashMap<>();
        for (BenchmarkId id : chosen) {
            pairs.put(id, each);
        }
        return pairs;
    }

    /**
     * Pairs that are to show benchmarks unchanged: of each all it needs, or none.
     *
     * @param wanted the cheapest first
     */
    public Map<BenchmarkId, Integer> showingUnchanged(List<PairsWanted> wanted, Duration elapsed) {
        Map<BenchmarkId, Integer> pairs = new LinkedHashMap<>();
        for (PairsWanted each : wanted) {
            pairs.put(each.benchmark(), each.pairs());
            if (cost(pairs).compareTo(left(elapsed)) > 0) {
                pairs.remove(each.benchmark());
            }
        }
        return pairs;
    }

    private static boolean canSpare(int pairs) {
        return pairs > ConfirmPlan.MODEST_PAIRS;
    }

    private Duration cost(Map<BenchmarkId, Integer> pairs) {
        // In nanoseconds: a duration multiplies by way of decimals, which shows where suites are simulated by the
        // thousand.
        long sum = 0;
        for (Map.Entry<BenchmarkId, Integer> entry : pairs.entrySet()) {
            sum += cost.apply(entry.getKey()).toNanos() * entry.getValue();
        }
        return Duration.ofNanos(sum);
    }

    private Duration cost(Collection<BenchmarkId> benchmarks) {
        return benchmarks.stream().map(cost).reduce(Duration.ZERO, Duration::plus);
    }

    /** Negative once the budget is overrun. */
    private Duration left(Duration elapsed) {
        return budget.minus(elapsed);
    }
}
