package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.stats.Location;
import java.util.OptionalDouble;

/**
 * What the harness itself allocates, as bytes per operation: one small object, and what an iteration's bookkeeping
 * costs shared among the iteration's operations.
 */
final class AllocationFloor {

    private static final double SMALL_OBJECT = 16;
    private static final double PER_ITERATION = 4096;

    private AllocationFloor() {}

    static double bytes(BenchmarkId id, Run base, Run head) {
        double fewest = Math.min(operations(id, base), operations(id, head));
        return SMALL_OBJECT + PER_ITERATION / fewest;
    }

    /** Operations of one iteration; 1 where the run does not tell. */
    private static double operations(BenchmarkId id, Run run) {
        Execution execution = run.executions().get(id);
        if (execution == null || id.mode() == Mode.SINGLE_SHOT) {
            return 1;
        }
        OptionalDouble iteration = nanos(execution.measurementTime());
        OptionalDouble operation = nanosPerOperation(id, run);
        if (iteration.isEmpty() || operation.isEmpty()) {
            return 1;
        }
        return Math.max(1, iteration.getAsDouble() * id.threads() / operation.getAsDouble());
    }

    private static OptionalDouble nanosPerOperation(BenchmarkId id, Run run) {
        for (Measurement measurement : run.of(id)) {
            if (measurement.metric().family() == MetricFamily.TIME
                    && measurement.samples() instanceof ForkSamples samples) {
                // One fork is as good as all to tell how many operations an iteration has.
                double score = Location.median(samples.fork(0));
                OptionalDouble time = measurement.metric().unit().nanosPerOperation();
                OptionalDouble rate = measurement.metric().unit().operationsPerNano();
                if (time.isPresent() && score > 0) {
                    return OptionalDouble.of(score * time.getAsDouble());
                }
                if (rate.isPresent() && score > 0) {
                    return OptionalDouble.of(id.threads() / (score * rate.getAsDouble()));
                }
            }
        }
        return OptionalDouble.empty();
    }

    /** JMH writes {@code 200 ms}, {@code 10 s}; {@code single-shot} has no time. */
    private static OptionalDouble nanos(String time) {
        int space = time.indexOf(' ');
        if (space < 0) {
            return OptionalDouble.empty();
        }
        OptionalDouble unit = new Unit(time.substring(space + 1) + "/op").nanosPerOperation();
        try {
            double amount = Double.parseDouble(time.substring(0, space));
            return unit.isEmpty() || !(amount > 0)
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(amount * unit.getAsDouble());
        } catch (NumberFormatException notATime) {
            return OptionalDouble.empty();
        }
    }
}
