package dev.backsight.checker.certify;

import dev.backsight.checker.compare.RunPair;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.measure.Measured;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.SoloPlan;
import dev.backsight.checker.measure.SoloRunner;
import dev.backsight.checker.measure.lockstep.SharedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One fork of each build for every benchmark, the two right after each other in random order, with the iterations that
 * the benchmarks themselves ask for: how saved numbers are measured.
 */
final class ForksApart {

    private final CertifyRequest request;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Random random;
    private final Side base = new Side();
    private final Side head = new Side();
    private @Nullable String stoppedBy;

    ForksApart(CertifyRequest request, Progress progress, Cancellation cancellation, long seed) {
        this.request = request;
        this.progress = progress;
        this.cancellation = cancellation;
        this.random = new Random(seed);
    }

    RunPair measure(List<SharedBenchmark> benchmarks, Run baseKnown, Run headKnown) {
        List<SharedBenchmark> order = new ArrayList<>(benchmarks);
        Collections.shuffle(order, random);
        for (SharedBenchmark benchmark : order) {
            boolean baseFirst = random.nextBoolean();
            measure(benchmark, baseFirst);
            measure(benchmark, !baseFirst);
        }
        return new RunPair(base.run(baseKnown), head.run(headKnown));
    }

    @Nullable
    String stoppedBy() {
        return stoppedBy;
    }

    private void measure(SharedBenchmark benchmark, boolean ofBase) {
        if (stoppedBy != null) {
            return;
        }
        Harness harness = ofBase ? request.base() : request.head();
        ListedBenchmark listed = ofBase ? benchmark.base() : benchmark.head();
        List<String> jvmArgs = new ArrayList<>(harness.jvmArgs());
        jvmArgs.add("-Dbacksight.dir=" + request.data());
        SoloPlan plan = new SoloPlan(
                new Harness(
                        harness.classPath(),
                        harness.mainClass(),
                        harness.java(),
                        jvmArgs,
                        harness.jmhArgs(),
                        harness.workingDirectory()),
                List.of(listed),
                1,
                Duration.ZERO,
                request.out().resolve("forks"),
                random.nextLong(),
                SoloPlan.PATIENCE);
        Measured measured = new SoloRunner().run(plan, Progress.SILENT, cancellation);
        stoppedBy = measured.stoppedBy();
        measured.failures().forEach(progress::failed);
        (ofBase ? base : head).add(measured);
    }

    /** What one build delivered. */
    private static final class Side {

        private final List<Measurement> measurements = new ArrayList<>();
        private final SortedMap<BenchmarkId, Execution> executions = new TreeMap<>();
        private final List<Failure> failures = new ArrayList<>();

        void add(Measured measured) {
            measurements.addAll(measured.measurements());
            executions.putAll(measured.executions());
            failures.addAll(measured.failures());
        }

        Run run(Run known) {
            return new Run(
                    known.suite(),
                    known.environment(),
                    known.revision(),
                    known.measuredAt(),
                    measurements,
                    executions,
                    failures,
                    true,
                    null);
        }
    }
}
