package dev.backsight.reports.text;

import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The unit in which a row's values are printed, chosen so that the largest of them has few digits before the point:
 * {@code 1234567 ns/op} becomes {@code 1.235 ms/op}.
 *
 * @param factor from the measured unit to {@code symbol}
 */
public record Scale(double factor, String symbol, Typography typography) {

    private static final int DIGITS = 4;

    private record Step(double size, String symbol) {}

    private static final Unit NANOS = new Unit("ns/op");
    private static final Unit PER_SECOND = new Unit("ops/s");
    private static final Unit BYTES = new Unit("B/op");

    private static final List<Step> TIMES =
            List.of(new Step(1, "ns/op"), new Step(1e3, "\u00b5s/op"), new Step(1e6, "ms/op"), new Step(1e9, "s/op"));
    private static final List<Step> RATES =
            List.of(new Step(1, "ops/s"), new Step(1e3, "kops/s"), new Step(1e6, "Mops/s"), new Step(1e9, "Gops/s"));
    private static final List<Step> SIZES = List.of(
            new Step(1, "B/op"), new Step(0x1p10, "KiB/op"), new Step(0x1p20, "MiB/op"), new Step(0x1p30, "GiB/op"));

    /** One scale for both sides, so that they can be compared at a glance; a side may be missing. */
    public static Scale of(Unit unit, @Nullable Side base, @Nullable Side head, Typography typography) {
        return of(unit, Math.max(size(base), size(head)), typography);
    }

    /** @param largest of the values to be printed, in {@code unit} */
    public static Scale of(Unit unit, double largest, Typography typography) {
        return switch (unit.dimension()) {
            case TIME_PER_OPERATION -> choose(unit, NANOS, TIMES, largest, typography);
            case OPERATIONS_PER_TIME -> choose(unit, PER_SECOND, RATES, largest, typography);
            case BYTES_PER_OPERATION -> choose(unit, BYTES, SIZES, largest, typography);
            case OTHER -> new Scale(1, Printable.line(unit.symbol()), typography);
        };
    }

    /** The number without its unit. */
    public String number(double value) {
        return Decimal.significant(value * factor, DIGITS, typography);
    }

    /** The number with its unit. */
    public String text(double value) {
        return number(value) + typography.space() + symbol;
    }

    private static Scale choose(Unit from, Unit canonical, List<Step> steps, double largest, Typography typography) {
        double toCanonical = from.factorTo(canonical).orElseThrow();
        Step chosen = steps.get(0);
        for (Step step : steps) {
            if (largest * toCanonical >= step.size()) {
                chosen = step;
            }
        }
        String symbol = chosen.symbol().replace("\u00b5", typography.micro());
        return new Scale(toCanonical / chosen.size(), symbol, typography);
    }

    private static double size(@Nullable Side side) {
        double location = side == null ? 0 : Math.abs(side.location());
        return Double.isFinite(location) ? location : 0;
    }
}
