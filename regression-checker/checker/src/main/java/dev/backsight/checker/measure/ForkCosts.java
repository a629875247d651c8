package dev.backsight.checker.measure;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What forks have cost so far, start-up included, and what further ones will. */
final class ForkCosts {

    private final Map<ForkGroup, Cost> costs = new HashMap<>();
    private Duration measured = Duration.ZERO;
    private Duration planned = Duration.ZERO;

    private record Cost(Duration total, int forks) {}

    void add(ForkGroup group, Duration took) {
        costs.merge(group, new Cost(took, 1), (a, b) -> new Cost(a.total().plus(b.total()), a.forks() + b.forks()));
        measured = measured.plus(took);
        planned = planned.plus(group.iterations());
    }

    /** One more fork of each; null before anything is known. */
    @Nullable
    Duration of(Collection<ForkGroup> groups) {
        if (costs.isEmpty()) {
            return null;
        }
        return groups.stream().map(this::of).reduce(Duration.ZERO, Duration::plus);
    }

    /** How many further forks of each end within the time left. */
    static int rounds(Duration roundCost, Duration left, int atMost) {
        if (left.isNegative()) {
            return 0;
        }
        return roundCost.isZero() ? atMost : (int) Math.min(atMost, left.dividedBy(roundCost));
    }

    private Duration of(ForkGroup group) {
        Cost own = costs.get(group);
        if (own != null) {
            return own.total().dividedBy(own.forks());
        }
        if (planned.isZero()) {
            return measured.dividedBy(costs.size());
        }
        // As much longer (start-up) or shorter (options) than its iterations as the others were than theirs.
        double ratio = (double) measured.toNanos() / planned.toNanos();
        return Duration.ofNanos((long) (group.iterations().toNanos() * ratio));
    }
}
