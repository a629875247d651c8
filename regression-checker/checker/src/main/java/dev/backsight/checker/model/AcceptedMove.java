package dev.backsight.checker.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the accepted number of one metric moved.
 *
 * @param before in the metric's unit; null where it was not accepted then, or is not comparable
 * @param after in the same unit
 * @param change from the one to the other; null where there is none
 * @param steps relative changes from one acceptance to the next, oriented so that 0.05 is 5 % worse; NaN where one of
 *     the two has no comparable number
 * @param note what a reader must know; empty where there is nothing
 */
public record AcceptedMove(
        BenchmarkId benchmark,
        Metric metric,
        @Nullable Double before,
        @Nullable Double after,
        @Nullable Change change,
        List<Double> steps,
        String note) {

    public AcceptedMove {
        steps = List.copyOf(steps);
    }

    /** Whether it became worse, and not by accident of the forks. */
    public boolean worse() {
        return change != null && change.low() > 0;
    }

    /** Whether it became better, and not by accident of the forks. */
    public boolean better() {
        return change != null && change.high() < 0;
    }

    /** Whether two or more steps went one way, to a whole that is larger than each of them and no accident of the forks. */
    public boolean addsUp() {
        if (change == null || !(worse() || better())) {
            return false;
        }
        double whole = change.estimate();
        return steps.stream().filter(step -> step * whole > 0).count() > 1
                && steps.stream().noneMatch(step -> step * whole < 0 || Math.abs(step) >= Math.abs(whole));
    }
}
