package dev.backsight.checker.compare;

import dev.backsight.checker.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A benchmark in one simulated suite: hands out its recorded pairs in random order, each once. When there are no more, it
 * begins again, but never confirms with pairs that screened: then what made a benchmark suspect would also confirm it.
 */
final class SimulatedMember {

    private final RecordedCase recorded;
    private final double shift;
    private final SplittableRandom random;
    private final int[] order;
    private final List<Integer> all = new ArrayList<>();
    private final List<Integer> fresh = new ArrayList<>();
    private long nanos;
    private int next;
    private int screened;
    private int reused;

    /** @param shift added to the log of every pair */
    SimulatedMember(RecordedCase recorded, double shift, SplittableRandom random) {
        this.recorded = recorded;
        this.shift = shift;
        this.random = random;
        order = new int[recorded.pairs()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /** @return what such a pair took when it was recorded */
    Duration draw(Stage stage) {
        int pair = pair(stage);
        all.add(pair);
        if (stage == Stage.CONFIRM) {
            fresh.add(pair);
        }
        Duration took = recorded.took(pair);
        nanos += took.toNanos();
        return took;
    }

    private int pair(Stage stage) {
        if (next < order.length) {
            int other = next + random.nextInt(order.length - next);
            int pair = order[other];
            order[other] = order[next];
            order[next++] = pair;
            if (stage == Stage.SCREEN) {
                screened = next;
            }
            return pair;
        }
        if (stage != Stage.CONFIRM) {
            return order[random.nextInt(order.length)];
        }
        reused++;
        return order[screened + random.nextInt(order.length - screened)];
    }

    RecordedCase recorded() {
        return recorded;
    }

    double shift() {
        return shift;
    }

    /** Which of the recorded pairs, in the order in which they were drawn. */
    List<Integer> drawn() {
        return Collections.unmodifiableList(all);
    }

    int pairs() {
        return all.size();
    }

    /** How many recorded pairs were not drawn yet. */
    int unseen() {
        return order.length - next;
    }

    int fresh() {
        return fresh.size();
    }

    /** How many of the fresh pairs had been drawn before. */
    int reused() {
        return reused;
    }

    /** Of one pair, by the mean of those drawn; nothing before the first. */
    Duration cost() {
        return all.isEmpty() ? Duration.ZERO : Duration.ofNanos(nanos / all.size());
    }

    Contrast contrast(RecordedMetric metric, Role role, boolean stability) {
        return metric.contrast(role.onFreshPairs() ? fresh : all, shift, role, stability);
    }
}
