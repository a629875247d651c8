package dev.backsight.checker.model;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * A unit as JMH writes it: {@code ns/op}, {@code ops/ms}, {@code B/op}, or anything else an auxiliary counter or
 * profiler came up with, which then equals only itself.
 */
public record Unit(String symbol) {

    /** The labels of {@code java.util.concurrent.TimeUnit} in JMH's {@code TimeValue.tuToString}, in nanoseconds. */
    private static final Map<String, Double> NANOS = Map.of(
            "ns", 1.0,
            "us", 1e3,
            "ms", 1e6,
            "s", 1e9,
            "m", 60e9,
            "min", 60e9,
            "hr", 3600e9,
            "day", 86_400e9);

    private static final Map<String, Double> BYTES =
            Map.of("B", 1.0, "KB", 1024.0, "MB", 1024.0 * 1024, "GB", 1024.0 * 1024 * 1024);

    public Unit {
        if (symbol.isBlank()) {
            throw new IllegalArgumentException("a unit needs a symbol");
        }
    }

    public Dimension dimension() {
        if (before("/op", NANOS).isPresent()) {
            return Dimension.TIME_PER_OPERATION;
        }
        if (after("ops/", NANOS).isPresent()) {
            return Dimension.OPERATIONS_PER_TIME;
        }
        if (before("/op", BYTES).isPresent()) {
            return Dimension.BYTES_PER_OPERATION;
        }
        return Dimension.OTHER;
    }

    /** The factor that turns a value in this unit into one in {@code target}; empty where they do not convert. */
    public OptionalDouble factorTo(Unit target) {
        if (symbol.equals(target.symbol)) {
            return OptionalDouble.of(1);
        }
        Dimension dimension = dimension();
        if (dimension == Dimension.OTHER || dimension != target.dimension()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(canonical() / target.canonical());
    }

    /** Nanoseconds of one unit of a time per operation; empty for any other dimension. */
    public OptionalDouble nanosPerOperation() {
        return before("/op", NANOS);
    }

    /** Operations per nanosecond of one unit of a throughput; empty for any other dimension. */
    public OptionalDouble operationsPerNano() {
        OptionalDouble nanos = after("ops/", NANOS);
        return nanos.isPresent() ? OptionalDouble.of(1 / nanos.getAsDouble()) : nanos;
    }

    private double canonical() {
        return switch (dimension()) {
            case TIME_PER_OPERATION -> before("/op", NANOS).orElseThrow();
            case OPERATIONS_PER_TIME -> 1 / after("ops/", NANOS).orElseThrow();
            case BYTES_PER_OPERATION -> before("/op", BYTES).orElseThrow();
            case OTHER -> throw new IllegalStateException(symbol + " does not convert");
        };
    }

    private OptionalDouble before(String suffix, Map<String, Double> factors) {
        return symbol.endsWith(suffix)
                ? factor(symbol.substring(0, symbol.length() - suffix.length()), factors)
                : OptionalDouble.empty();
    }

    private OptionalDouble after(String prefix, Map<String, Double> factors) {
        return symbol.startsWith(prefix) ? factor(symbol.substring(prefix.length()), factors) : OptionalDouble.empty();
    }

    private static OptionalDouble factor(String label, Map<String, Double> factors) {
        Double factor = factors.get(label);
        return factor == null ? OptionalDouble.empty() : OptionalDouble.of(factor);
    }

    @Override
    public String toString() {
        return symbol;
    }
}
