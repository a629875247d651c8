package dev.backsight.checker.model;

import java.time.Duration;
import java.util.List;

/**
 * Two forks, one of each build, that took turns: how that went. Their samples stand in the two runs of the
 * {@link Recording}.
 *
 * @param launchedFirst the build whose processes were started first
 * @param layout 0 or 1: which of the two sets of directories base was given; head had the other
 * @param warmups turns a side had before its measured ones
 * @param warmup how long each of them was meant to last
 * @param slice how long a measured turn was meant to last; single operations that take longer, and JMH's work around them,
 *     come on top
 * @param order who went first, for every measured slice
 * @param base base's slices, measured iterations only
 * @param head as many of head
 * @param startUp from the first launch until both forks asked for their first turn
 * @param took from the first launch until both forks were gone
 */
public record Pair(
        Stage stage,
        Build launchedFirst,
        int layout,
        int warmups,
        Duration warmup,
        Duration slice,
        List<Build> order,
        List<Slice> base,
        List<Slice> head,
        Duration startUp,
        Duration took) {

    public Pair {
        if (layout != 0 && layout != 1) {
            throw new IllegalArgumentException("there are two layouts, 0 and 1, not " + layout);
        }
        if (warmups < 0 || !isSome(warmup) || !isSome(slice)) {
            throw new IllegalArgumentException("a pair takes turns: not " + warmups + " of " + warmup
                    + " for warm-up, and measured ones of " + slice);
        }
        if (base.size() != order.size() || head.size() != order.size()) {
            throw new IllegalArgumentException("a pair has one slice a side for every turn, not " + base.size()
                    + " and " + head.size() + " for " + order.size());
        }
        order = List.copyOf(order);
        base = List.copyOf(base);
        head = List.copyOf(head);
    }

    private static boolean isSome(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
