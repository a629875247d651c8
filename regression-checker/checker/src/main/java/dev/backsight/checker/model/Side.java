package dev.backsight.checker.model;

import java.util.List;

/**
 * One side of a comparison.
 *
 * @param location median of {@code forks} on the log scale, i.e. their geometric mean; arithmetic mean for allocation
 * @param unit the same on both sides of a comparison
 * @param forks one value per fork, in the order measured; of pairs, fork i of either side took turns
 */
public record Side(double location, Unit unit, List<Double> forks) {

    public Side {
        forks = List.copyOf(forks);
    }
}
