package dev.backsight.reports.export;

import dev.backsight.checker.model.Dimension;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Unit;
import java.util.List;
import java.util.Optional;

/**
 * What one side measured, in the unit in which its dimension is exported: {@code ns/op}, {@code ops/s} or {@code B/op};
 * anything else keeps its own.
 *
 * @param value finite
 * @param forks the finite ones, in the order measured; may be empty
 */
record Quantity(double value, List<Double> forks, Unit unit) {

    static final Unit NANOS = new Unit("ns/op");

    private static final Unit PER_SECOND = new Unit("ops/s");
    private static final Unit BYTES = new Unit("B/op");

    Quantity {
        forks = List.copyOf(forks);
    }

    /** Empty where the side's location is not a finite number. */
    static Optional<Quantity> of(Side side) {
        Unit unit =
                switch (side.unit().dimension()) {
                    case TIME_PER_OPERATION -> NANOS;
                    case OPERATIONS_PER_TIME -> PER_SECOND;
                    case BYTES_PER_OPERATION -> BYTES;
                    case OTHER -> side.unit();
                };
        double factor = side.unit().factorTo(unit).orElseThrow();
        return finite(
                side.location() * factor,
                side.forks().stream().map(fork -> fork * factor).toList(),
                unit);
    }

    /** A rate as the time of one operation, so that smaller is better; any other quantity as it is. */
    Optional<Quantity> smallerIsBetter() {
        if (unit.dimension() != Dimension.OPERATIONS_PER_TIME) {
            return Optional.of(this);
        }
        double second = 1e9;
        return finite(second / value, forks.stream().map(fork -> second / fork).toList(), NANOS);
    }

    private static Optional<Quantity> finite(double value, List<Double> forks, Unit unit) {
        return Double.isFinite(value)
                ? Optional.of(new Quantity(
                        value, forks.stream().filter(Double::isFinite).toList(), unit))
                : Optional.empty();
    }
}
