package dev.backsight.store.monitor;

import java.util.OptionalDouble;

/** What a threshold limits. An interval that says nothing about it gives no value. */
public sealed interface Quantity {

    OptionalDouble of(OperationStats stats);

    /** Whether a value above the limit is the bad side; otherwise it is the one below. */
    default boolean highIsBad() {
        return true;
    }

    /** In words, with the unit. */
    String describe();

    /** A percentile of the duration, in nanoseconds; none for an interval without success. */
    record LatencyAt(Percentile percentile) implements Quantity {

        @Override
        public OptionalDouble of(OperationStats stats) {
            return stats.latency().isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) stats.latency().get().at(percentile));
        }

        @Override
        public String describe() {
            return "latency " + percentile.label() + " in ns";
        }
    }

    /** Mean of the bytes an operation allocates; none for an interval without a sample. */
    record MeanAllocation() implements Quantity {

        @Override
        public OptionalDouble of(OperationStats stats) {
            return stats.allocation().isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(stats.allocation().get().mean());
        }

        @Override
        public String describe() {
            return "bytes allocated by one operation";
        }
    }

    /** Share of the operations that end well; none for an interval without operations. */
    record SuccessRatio() implements Quantity {

        @Override
        public OptionalDouble of(OperationStats stats) {
            return stats.successRatio();
        }

        @Override
        public boolean highIsBad() {
            return false;
        }

        @Override
        public String describe() {
            return "share of successes";
        }
    }

    /** Failures a second; silence is 0. None for an interval too short for {@linkplain OperationStats#hasRates rates}. */
    record ErrorRate() implements Quantity {

        @Override
        public OptionalDouble of(OperationStats stats) {
            return stats.hasRates() ? OptionalDouble.of(stats.errorRate()) : OptionalDouble.empty();
        }

        @Override
        public String describe() {
            return "errors a second";
        }
    }
}
