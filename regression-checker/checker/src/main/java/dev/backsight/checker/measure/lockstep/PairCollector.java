package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.measure.ForkMerge;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers pairs, benchmark by benchmark. One failed fork makes the whole benchmark a failure of its side. */
final class PairCollector {

    private final LockstepPlan plan;
    private final Consumer<Failure> failed;
    private final SortedMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>();
    private final BothSides<SideForks> sides;

    /** @param failed is told once for each benchmark that will not deliver */
    PairCollector(LockstepPlan plan, Consumer<Failure> failed) {
        this.plan = plan;
        this.failed = failed;
        this.sides = new BothSides<>(new SideForks(plan.base()), new SideForks(plan.head()));
    }

    /** What one build's forks delivered. */
    private static final class SideForks {

        private final Run known;
        private final SortedMap<BenchmarkId, List<List<Measurement>>> forks = new TreeMap<>();
        private final SortedMap<BenchmarkId, Execution> executions;
        private final SortedMap<BenchmarkId, Failure> failures = new TreeMap<>();
        private @Nullable String jmhVersion;

        SideForks(Run known) {
            this.known = known;
            this.executions = new TreeMap<>(known.executions());
        }

        void add(BenchmarkId id, Run delivered) {
            jmhVersion = delivered.environment().jmhVersion();
            forks.computeIfAbsent(id, key -> new ArrayList<>()).add(delivered.of(id));
            Execution execution = delivered.executions().get(id);
            if (execution != null) {
                executions.putIfAbsent(id, execution);
            }
        }

        Run run(List<Measurement> measurements, boolean complete) {
            Environment environment = known.environment();
            return new Run(
                    known.suite(),
                    new Environment(environment.machine(), environment.jvm(), jmhVersion),
                    known.revision(),
                    known.measuredAt(),
                    measurements,
                    executions,
                    List.copyOf(failures.values()),
                    complete,
                    null);
        }
    }

    void add(BenchmarkId id, PairOutcome.Measured measured) {
        pairs.computeIfAbsent(id, key -> new ArrayList<>()).add(measured.pair());
        side(Build.BASE).add(id, measured.base());
        side(Build.HEAD).add(id, measured.head());
    }

    /** @param pair which of its pairs, from 1 */
    void fail(SharedBenchmark benchmark, int pair, PairOutcome.Failed outcome) {
        BenchmarkId id = benchmark.id();
        fail(Build.BASE, id, pair, outcome.base());
        fail(Build.HEAD, id, pair, outcome.head());
        drop(id);
        // A side that did nothing wrong is still known to have it.
        side(Build.BASE).executions.putIfAbsent(id, ListedExecution.of(benchmark.base()));
        side(Build.HEAD).executions.putIfAbsent(id, ListedExecution.of(benchmark.head()));
    }

    private void fail(Build build, BenchmarkId id, int pair, PairOutcome.@Nullable SideFailure how) {
        if (how != null) {
            fail(build, id, "its fork in pair " + pair + " " + how.how(), how.output());
        }
    }

    private void fail(Build build, BenchmarkId id, String reason, String output) {
        Failure failure = new Failure(id, reason, output);
        if (side(build).failures.putIfAbsent(id, failure) == null) {
            failed.accept(failure);
        }
    }

    private void drop(BenchmarkId id) {
        pairs.remove(id);
        sides.base().forks.remove(id);
        sides.head().forks.remove(id);
    }

    boolean hasFailed(BenchmarkId id) {
        return sides.base().failures.containsKey(id) || sides.head().failures.containsKey(id);
    }

    List<Pair> pairsOf(BenchmarkId id) {
        return pairs.getOrDefault(id, List.of());
    }

    /** All that is known by now. */
    Recording recording(List<Suspect> suspects, boolean complete) {
        return recording(pairs, suspects, complete);
    }

    /** What is known of one benchmark. */
    Recording recordingOf(BenchmarkId id) {
        return recording(new TreeMap<>(Map.of(id, pairsOf(id))), List.of(), true);
    }

    private Recording recording(SortedMap<BenchmarkId, List<Pair>> wanted, List<Suspect> suspects, boolean complete) {
        BothSides<List<Measurement>> merged = new BothSides<>(new ArrayList<>(), new ArrayList<>());
        // A copy, because a merge that fails takes its benchmark out.
        for (BenchmarkId id : List.copyOf(wanted.keySet())) {
            @Nullable List<Measurement> base = merge(Build.BASE, id);
            @Nullable List<Measurement> head = merge(Build.HEAD, id);
            if (base == null || head == null) {
                drop(id);
            } else {
                merged.base().addAll(base);
                merged.head().addAll(head);
            }
        }
        return new Recording(
                side(Build.BASE).run(merged.base(), complete),
                side(Build.HEAD).run(merged.head(), complete),
                wanted,
                suspects,
                plan.seed());
    }

    private @Nullable List<Measurement> merge(Build build, BenchmarkId id) {
        try {
            return ForkMerge.merge(side(build).forks.getOrDefault(id, List.of()));
        } catch (ForkMerge.DisagreementException e) {
            fail(build, id, e.getMessage(), "");
            return null;
        }
    }

    private SideForks side(Build build) {
        return sides.of(build);
    }
}
