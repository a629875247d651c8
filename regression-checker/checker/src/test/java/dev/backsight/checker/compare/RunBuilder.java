package dev.backsight.checker.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Runs made of numbers. */
final class RunBuilder {

    private final List<Measurement> measurements = new ArrayList<>();
    private final TreeMap<BenchmarkId, Execution> executions = new TreeMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private Environment environment = Environment.UNKNOWN;
    private boolean complete = true;

    static BenchmarkId id(String method, String... params) {
        TreeMap<String, String> map = new TreeMap<>();
        for (int i = 0; i < params.length; i += 2) {
            map.put(params[i], params[i + 1]);
        }
        return new BenchmarkId("org.example.Bench." + method, Mode.AVERAGE_TIME, 1, map);
    }

    static BenchmarkId id(String method, Mode mode) {
        return BenchmarkId.of("org.example.Bench." + method, mode, 1, Map.of());
    }

    /** {@code forks} forks around {@code level} that differ by {@code spread} (relative), of 10 iterations each. */
    static double[][] forks(Random random, int forks, double level, double spread) {
        double[][] values = new double[forks][10];
        for (double[] fork : values) {
            double own = level * Math.exp(spread * random.nextGaussian());
            for (int i = 0; i < fork.length; i++) {
                fork[i] = own * Math.exp(0.01 * random.nextGaussian());
            }
        }
        return values;
    }

    RunBuilder time(BenchmarkId id, double[][] forks) {
        return time(id, "ns/op", forks);
    }

    RunBuilder time(BenchmarkId id, String unit, double[][] forks) {
        String name = id.mode() == Mode.THROUGHPUT ? Metric.THROUGHPUT : Metric.TIME;
        return add(id, Metric.of(name, new Unit(unit), MetricFamily.TIME), forks);
    }

    RunBuilder allocation(BenchmarkId id, double[][] forks) {
        return add(id, Metric.of(Metric.ALLOCATION, new Unit("B/op"), MetricFamily.ALLOCATION), forks);
    }

    RunBuilder latency(BenchmarkId id, List<LatencyHistogram> forks) {
        Metric metric = Metric.of(Metric.LATENCY, new Unit("ns/op"), MetricFamily.TAIL);
        measurements.add(new Measurement(id, metric, new ForkHistograms(forks)));
        return this;
    }

    RunBuilder add(BenchmarkId id, Metric metric, double[][] forks) {
        measurements.add(new Measurement(id, metric, new ForkSamples(forks)));
        return this;
    }

    RunBuilder inBatchesOf(int calls, BenchmarkId id) {
        executions.put(id, new Execution(5, "single-shot", calls, 10, "single-shot", calls, List.of()));
        return this;
    }

    RunBuilder executed(BenchmarkId id, String... jvmArgs) {
        executions.put(id, new Execution(5, "200 ms", 1, 10, "200 ms", 1, List.of(jvmArgs)));
        return this;
    }

    RunBuilder failed(BenchmarkId id, String reason) {
        failures.add(new Failure(id, reason, ""));
        return this;
    }

    RunBuilder in(Environment where) {
        environment = where;
        return this;
    }

    RunBuilder brokenOff() {
        complete = false;
        return this;
    }

    Run build() {
        return new Run("default", environment, null, null, measurements, executions, failures, complete, null);
    }

    static Findings compare(RunBuilder base, RunBuilder head) {
        return RunComparison.compare(base.build(), head.build(), "the baseline", Policy.DEFAULT, false);
    }

    static Comparison only(RunBuilder base, RunBuilder head) {
        Run ours = base.build();
        Run theirs = head.build();
        Findings findings = RunComparison.compare(ours, theirs, "the baseline", Policy.DEFAULT, false);
        assertThat(findings.comparisons()).hasSize(1);
        return findings.comparisons().get(0);
    }

    static Map<BenchmarkId, Verdict> verdicts(Findings findings) {
        Map<BenchmarkId, Verdict> verdicts = new TreeMap<>();
        findings.comparisons().forEach(c -> verdicts.put(c.benchmark(), c.verdict()));
        return verdicts;
    }
}
