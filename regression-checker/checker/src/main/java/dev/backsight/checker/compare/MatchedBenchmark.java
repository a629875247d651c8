package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes one benchmark that both sides have apart into metrics to be compared, and what needs no comparing. */
final class MatchedBenchmark {

    /** Each needs {@code 10 / (1 - q)} operations in every fork: fewer leave the quantile to a handful of stalls. */
    private static final double[] TAIL_QUANTILES = {0.99, 0.999};

    private static final String[] TAIL_NAMES = {"p99", "p99.9"};

    /** Fields without which bytes per operation mean the same on every machine. */
    private static final Set<String> DECIDE_ALLOCATION = Set.of("JDK vendor", "JDK", "GC", "JVM flags", "architecture");

    private final BenchmarkId id;
    private final Run base;
    private final Run head;
    private final Policy policy;
    private final List<Environment.Difference> foreign;
    private final List<MatchedMetric> metrics = new ArrayList<>();
    private final List<Comparison> unjudged = new ArrayList<>();

    /** @param foreign differences of environment that forbid comparing times */
    MatchedBenchmark(BenchmarkId id, Run base, Run head, Policy policy, List<Environment.Difference> foreign) {
        this.id = id;
        this.base = base;
        this.head = head;
        this.policy = policy;
        this.foreign = foreign;
        Optional<Measurement> baseTime = measured(base, MetricFamily.TIME);
        Optional<Measurement> headTime = measured(head, MetricFamily.TIME);
        if (headTime.isEmpty()) {
            fail("head did not deliver it");
        } else if (baseTime.isEmpty()) {
            give(Unjudged.primary(id, head), Verdict.INCOMPARABLE, "base has no usable measurement of it");
        } else {
            List<Warning> warnings = settingWarnings();
            if (batchesDiffer()) {
                return;
            }
            time(baseTime.get(), headTime.get(), warnings);
            tail(warnings);
            allocation(warnings);
        }
    }

    List<MatchedMetric> metrics() {
        return metrics;
    }

    List<Comparison> unjudged() {
        return unjudged;
    }

    /** A score is the time of a batch, which JMH does not divide by its size. */
    private boolean batchesDiffer() {
        Execution ours = base.executions().get(id);
        Execution theirs = head.executions().get(id);
        if (ours == null || theirs == null || ours.measurementBatchSize() == theirs.measurementBatchSize()) {
            return false;
        }
        give(
                Unjudged.primary(id, head),
                Verdict.INCOMPARABLE,
                "one operation is a batch of " + ours.measurementBatchSize() + " calls in base, and of "
                        + theirs.measurementBatchSize() + " in head");
        return true;
    }

    private void time(Measurement baseTime, Measurement headTime, List<Warning> warnings) {
        Metric metric = baseTime.metric();
        if (!metric.name().equals(headTime.metric().name())) {
            give(
                    metric,
                    Verdict.INCOMPARABLE,
                    "base has " + metric.name() + " where head has "
                            + headTime.metric().name());
            return;
        }
        OptionalDouble factor = headTime.metric().unit().factorTo(metric.unit());
        if (factor.isEmpty()) {
            give(
                    metric,
                    Verdict.INCOMPARABLE,
                    headTime.metric().unit() + " of head does not convert to " + metric.unit() + " of base");
            return;
        }
        if (isForeign(metric)) {
            return;
        }
        MatchedSide baseSide = new MatchedSide((ForkSamples) baseTime.samples());
        MatchedSide headSide = new MatchedSide(scaled((ForkSamples) headTime.samples(), factor.getAsDouble()));
        double[] baseForks = baseSide.medians();
        double[] headForks = headSide.medians();
        if (unusable(headForks)) {
            fail("head measured " + firstUnusable(headForks) + " " + metric.unit());
            return;
        }
        if (unusable(baseForks)) {
            give(metric, Verdict.INCOMPARABLE, "base measured " + firstUnusable(baseForks) + " " + metric.unit());
            return;
        }
        match(metric, baseSide, headSide, 0, warnings);
    }

    private void tail(List<Warning> settings) {
        Optional<Measurement> baseTail = measured(base, MetricFamily.TAIL);
        Optional<Measurement> headTail = measured(head, MetricFamily.TAIL);
        if (baseTail.isEmpty() || headTail.isEmpty() || !foreign.isEmpty()) {
            return;
        }
        Unit nanos = new Unit("ns/op");
        ForkHistograms baseForks = (ForkHistograms) baseTail.get().samples();
        ForkHistograms headForks = (ForkHistograms) headTail.get().samples();
        long fewest = Math.min(ForkLocations.fewestOperations(baseForks), ForkLocations.fewestOperations(headForks));
        for (int i = 0; i < TAIL_QUANTILES.length; i++) {
            double quantile = TAIL_QUANTILES[i];
            if (fewest < Math.round(10 / (1 - quantile))) {
                continue;
            }
            double[] baseValues = ForkLocations.quantiles(baseForks, quantile);
            double[] headValues = ForkLocations.quantiles(headForks, quantile);
            if (!unusable(baseValues) && !unusable(headValues)) {
                Metric metric = Metric.of(TAIL_NAMES[i], nanos, MetricFamily.TAIL);
                match(metric, oneAFork(baseValues), oneAFork(headValues), 0, settings);
            }
        }
    }

    private void allocation(List<Warning> settings) {
        Optional<Measurement> baseBytes = measured(base, MetricFamily.ALLOCATION);
        Optional<Measurement> headBytes = measured(head, MetricFamily.ALLOCATION);
        if (baseBytes.isEmpty()
                || headBytes.isEmpty()
                || foreign.stream().anyMatch(difference -> DECIDE_ALLOCATION.contains(difference.field()))) {
            return;
        }
        Metric metric = baseBytes.get().metric();
        OptionalDouble factor = headBytes.get().metric().unit().factorTo(metric.unit());
        if (factor.isEmpty()) {
            give(metric, Verdict.INCOMPARABLE, "its units do not convert");
            return;
        }
        MatchedSide baseSide = new MatchedSide((ForkSamples) baseBytes.get().samples());
        MatchedSide headSide =
                new MatchedSide(scaled((ForkSamples) headBytes.get().samples(), factor.getAsDouble()));
        // The profiler writes NaN where the JVM does not count allocation; then neither side has a number.
        if (anyNaN(baseSide.medians()) || anyNaN(headSide.medians())) {
            return;
        }
        match(metric, baseSide, headSide, AllocationFloor.bytes(id, base, head), settings);
    }

    private void match(
            Metric metric, MatchedSide baseSide, MatchedSide headSide, double leastBytes, List<Warning> warnings) {
        double tolerance = policy.tolerance(id, metric.family());
        metrics.add(new MatchedMetric(id, metric, baseSide, headSide, tolerance, leastBytes, warnings));
    }

    private boolean isForeign(Metric metric) {
        if (foreign.isEmpty()) {
            return false;
        }
        give(
                metric,
                Verdict.INCOMPARABLE,
                "measured in another environment: "
                        + foreign.stream().map(Environment.Difference::toString).collect(Collectors.joining("; ")));
        return true;
    }

    private List<Warning> settingWarnings() {
        Execution ours = base.executions().get(id);
        Execution theirs = head.executions().get(id);
        List<Warning> warnings = new ArrayList<>();
        if (ours != null && theirs != null) {
            if (!ours.jvmArgs().equals(theirs.jvmArgs())) {
                warnings.add(new Warning(
                        Warning.Kind.JVM_ARGUMENTS,
                        "JVM arguments differ: base " + words(ours.jvmArgs()) + ", head " + words(theirs.jvmArgs())));
            }
            if (!ours.schedule().equals(theirs.schedule())) {
                warnings.add(new Warning(
                        Warning.Kind.SETTINGS,
                        "iterations differ: base " + ours.schedule() + ", head " + theirs.schedule()));
            }
        }
        oneSided(warnings, MetricFamily.ALLOCATION, "allocation");
        oneSided(warnings, MetricFamily.TAIL, "latency histogram");
        return warnings;
    }

    private void oneSided(List<Warning> warnings, MetricFamily family, String what) {
        boolean inBase = measured(base, family).isPresent();
        boolean inHead = measured(head, family).isPresent();
        if (inBase != inHead) {
            warnings.add(new Warning(
                    Warning.Kind.ONE_SIDED,
                    what + " was measured in " + (inBase ? "base" : "head") + " only and is not compared"));
        }
    }

    private Optional<Measurement> measured(Run run, MetricFamily family) {
        return run.of(id).stream()
                .filter(measurement -> measurement.metric().family() == family)
                .findFirst();
    }

    private void fail(String problem) {
        give(Unjudged.primary(id, head, base), Verdict.FAILED, problem);
    }

    private void give(Metric metric, Verdict verdict, String explanation) {
        unjudged.add(Unjudged.of(id, metric, verdict, explanation, policy));
    }

    private static String words(@Nullable List<String> arguments) {
        return arguments == null || arguments.isEmpty() ? "none" : String.join(" ", arguments);
    }

    private static ForkSamples scaled(ForkSamples samples, double factor) {
        if (factor == 1) {
            return samples;
        }
        double[][] forks = new double[samples.forkCount()][];
        for (int i = 0; i < forks.length; i++) {
            forks[i] =
                    Arrays.stream(samples.fork(i)).map(value -> value * factor).toArray();
        }
        return new ForkSamples(forks);
    }

    private static MatchedSide oneAFork(double[] values) {
        return new MatchedSide(new ForkSamples(
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new)));
    }

    private static boolean unusable(double[] values) {
        return Arrays.stream(values).anyMatch(MatchedBenchmark::unusable);
    }

    private static boolean unusable(double value) {
        return !(value > 0) || Double.isInfinite(value);
    }

    private static double firstUnusable(double[] values) {
        return Arrays.stream(values)
                .filter(MatchedBenchmark::unusable)
                .findFirst()
                .orElseThrow();
    }

    private static boolean anyNaN(double[] values) {
        return Arrays.stream(values).anyMatch(Double::isNaN);
    }
}
