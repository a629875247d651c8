package dev.backsight.reports.html;

import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Direction;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Side;
import java.util.ArrayList;
import java.util.List;

/** What two forks that took turns came to; both finite. */
record JoinedPair(double base, double head) {

    /** In the order measured; none where the sides were measured apart. */
    static List<JoinedPair> of(Comparison comparison) {
        Side base = comparison.base();
        Side head = comparison.head();
        List<JoinedPair> pairs = new ArrayList<>();
        if (comparison.replicate() == Replicate.PAIR && base != null && head != null) {
            for (int i = 0; i < Math.min(base.forks().size(), head.forks().size()); i++) {
                JoinedPair pair =
                        new JoinedPair(base.forks().get(i), head.forks().get(i));
                if (Double.isFinite(pair.base) && Double.isFinite(pair.head)) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    /** Relative, positive where head is worse: of the forks as wholes, while a verdict rests on their slices. */
    double change(Direction direction) {
        double ratio = direction == Direction.HIGHER_IS_BETTER ? base / head : head / base;
        // Nothing on either side is no difference.
        return base == head ? 0 : ratio - 1;
    }
}
