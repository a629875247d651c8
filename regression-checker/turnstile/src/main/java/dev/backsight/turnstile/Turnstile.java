package dev.backsight.turnstile;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Waits for this fork's turn before each iteration, warm-up too, and gives it back after. To stand first among the
 * profilers, so that the others work within the turn.
 *
 * <p>Also reports what the iteration allocated, under the name that JMH's own profiler gives it: that one sleeps for
 * half a second in every iteration before JMH 1.25.
 */
public final class Turnstile implements InternalProfiler {

    /** JMH drops a profiler whose constructor throws, and measures without it: everything that can fail comes later. */
    private @Nullable Coordinator coordinator;

    private @Nullable Counters counters;
    private Counters.@Nullable Snapshot waiting;
    private Counters.@Nullable Snapshot before;
    private int warmups;
    private int measurements;

    @Override
    public String getDescription() {
        return "Backsight: takes turns with the other build";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (isWarmup(iteration)) {
            warmups++;
        } else {
            measurements++;
        }
        try {
            Coordinator turns = coordinator;
            Counters counted = counters;
            if (turns == null || counted == null) {
                counted = new Counters(benchmark.getBenchmark());
                // Loads what they need before anything is measured.
                counted.read().until(counted.read(), counted.read());
                counters = counted;
                turns = connect(benchmark);
                coordinator = turns;
            }
            waiting = counted.read();
            turns.send(Wire.WAIT + " " + place(iteration));
            turns.await(Wire.GO);
            before = counted.read();
        } catch (IOException e) {
            throw new IllegalStateException("no turn can be had: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        Counters counted = counters;
        Coordinator turns = coordinator;
        Counters.Snapshot asked = waiting;
        Counters.Snapshot begun = before;
        if (counted == null || turns == null || asked == null || begun == null) {
            throw new IllegalStateException("an iteration ended that never began");
        }
        Counters.Snapshot after = counted.read();
        try {
            turns.send(Wire.DONE + " " + place(iteration) + " " + begun.until(after, asked));
            turns.await(Wire.OK);
        } catch (IOException e) {
            throw new IllegalStateException("the turn cannot be given back: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        long allocated = begun.allocatedUntil(after);
        long operations =
                result.getMetadata() == null ? 0 : result.getMetadata().getAllOps();
        if (isWarmup(iteration) || allocated < 0 || operations <= 0) {
            return Collections.emptyList();
        }
        return Collections.singletonList(
                new ScalarResult("gc.alloc.rate.norm", (double) allocated / operations, "B/op", AggregationPolicy.AVG));
    }

    private Coordinator connect(BenchmarkParams benchmark) throws IOException {
        return Coordinator.connect(Wire.FORK + " " + Coordinator.pid() + " "
                + benchmark.getWarmup().getCount() + " "
                + benchmark.getMeasurement().getCount() + " "
                + Wire.encode(benchmark.getBenchmark()));
    }

    private String place(IterationParams iteration) {
        return isWarmup(iteration) ? Wire.WARMUP + " " + warmups : Wire.MEASUREMENT + " " + measurements;
    }

    private static boolean isWarmup(IterationParams iteration) {
        return iteration.getType() == IterationType.WARMUP;
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while taking turns", e);
    }
}
