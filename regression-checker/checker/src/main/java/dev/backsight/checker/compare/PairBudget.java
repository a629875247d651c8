package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How many pairs the budget of a check in lockstep allows, stage by stage. Neither measures nor reads a clock: who measures
 * and who simulates measuring ask the same rules.
 */
public final class PairBudget {

    /** Pairs of every benchmark that the screen looks at. */
    public static final int SCREENING_PAIRS = 3;

    /** Confirmation may overrun the budget by this part of it: a suspicion left open helps nobody. */
    private static final int OVERRUN = 10;

    private final Duration budget;
    private final Duration confirmingLonger;
    private final Function<BenchmarkId, Duration> cost;

    /**
     * @param confirmingLonger by how much a confirming pair takes longer than the others
     * @param cost what one more pair of a benchmark is expected to take, asked anew each time
     */
    public PairBudget(Duration budget, Duration confirmingLonger, Function<BenchmarkId, Duration> cost) {
        this.budget = budget;
        this.confirmingLonger = confirmingLonger;
        this.cost = cost;
    }

    /**
     * Whether there is time for another pair of each; for the first there always is.
     *
     * @param round from 1
     * @param elapsed since measuring began
     */
    public boolean allowsScreening(int round, Collection<BenchmarkId> benchmarks, Duration elapsed) {
        return round == 1 || allowsRound(benchmarks, elapsed);
    }

    /** Whether one more pair of each fits into what is left. */
    public boolean allowsRound(Collection<BenchmarkId> benchmarks, Duration elapsed) {
        return cost(benchmarks).compareTo(left(elapsed)) <= 0;
    }

    /**
     * Fresh pairs of suspects: within the budget if that leaves each as many as a decision needs at the least, beyond it,
     * up to a limit, if not. The first gets its pairs whatever they cost.
     *
     * @param wanted in the order of preference
     * @return in the same order, without those for which no time is left; to be fixed before the first pair is measured
     */
    public Map<BenchmarkId, Integer> confirming(List<PairsWanted> wanted, Duration elapsed) {
        Map<BenchmarkId, Integer> pairs = new LinkedHashMap<>();
        wanted.forEach(each -> pairs.put(each.benchmark(), each.pairs()));
        while (confirmingCost(pairs).compareTo(left(elapsed)) > 0
                && pairs.values().stream().anyMatch(PairBudget::canSpare)) {
            pairs.replaceAll((id, count) -> canSpare(count) ? count - 1 : count);
        }
        Duration most = left(elapsed).plus(budget.dividedBy(OVERRUN));
        List<BenchmarkId> ids = new ArrayList<>(pairs.keySet());
        while (confirmingCost(pairs).compareTo(most) > 0 && ids.size() > 1) {
            pairs.remove(ids.remove(ids.size() - 1));
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

    private Duration confirmingCost(Map<BenchmarkId, Integer> pairs) {
        int all = pairs.values().stream().mapToInt(Integer::intValue).sum();
        return cost(pairs).plusNanos(confirmingLonger.toNanos() * all);
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
