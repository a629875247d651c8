package dev.backsight.checker.jmh;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Dimension;
import dev.backsight.checker.model.Direction;
import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the metrics of one result mean, given the benchmark's mode and their names. */
final class ResultMeasurements {

    private static final String NO_UNIT = "(no unit)";
    private static final Unit NANOS = new Unit("ns/op");

    private final BenchmarkId id;
    private final List<Measurement> measurements = new ArrayList<>();

    private ResultMeasurements(BenchmarkId id) {
        this.id = id;
    }

    static List<Measurement> of(BenchmarkId id, RawMetric primary, Map<String, RawMetric> secondary) {
        ResultMeasurements result = new ResultMeasurements(id);
        result.addPrimary(primary);
        Map<String, String> origins = new HashMap<>();
        secondary.forEach((name, raw) -> result.addSecondary(name, raw, origins));
        return List.copyOf(result.measurements);
    }

    private void addPrimary(RawMetric raw) {
        Unit unit = primaryUnit(raw);
        if (id.mode() == Mode.SAMPLE && raw.histograms() != null) {
            addSampled(raw, unit, raw.histograms());
            return;
        }
        if (raw.rawData() == null) {
            throw raw.place().unusable("the key rawData is missing");
        }
        String name =
                switch (id.mode()) {
                    case THROUGHPUT -> Metric.THROUGHPUT;
                    case AVERAGE_TIME, SINGLE_SHOT -> Metric.TIME;
                    case SAMPLE -> Metric.MEAN_TIME;
                };
        requireSamples(raw, raw.rawData().size());
        for (int fork = 0; fork < raw.rawData().size(); fork++) {
            if (raw.rawData().get(fork).length == 0) {
                throw raw.place().unusable("rawData[" + fork + "]: the fork has no samples; measure again");
            }
        }
        add(Metric.of(name, unit, MetricFamily.TIME), raw.rawData());
    }

    private void addSampled(RawMetric raw, Unit unit, List<SampledFork> forks) {
        requireSamples(raw, forks.size());
        add(
                Metric.of(Metric.TIME, unit, MetricFamily.TIME),
                forks.stream().map(SampledFork::medianArray).toList());
        double nanos = unit.nanosPerOperation().orElseThrow();
        ForkHistograms histograms = new ForkHistograms(forks.stream()
                .map(fork -> fork.samples().toNanos(nanos, raw.place()))
                .toList());
        measurements.add(new Measurement(id, Metric.of(Metric.LATENCY, NANOS, MetricFamily.TAIL), histograms));
    }

    private void addSecondary(String written, RawMetric raw, Map<String, String> origins) {
        if (written.isBlank()) {
            throw raw.place().unusable("a metric needs a name");
        }
        Unit unit = new Unit(raw.unit().isBlank() ? NO_UNIT : raw.unit());
        Metric metric = SecondaryName.isAllocation(written, id) && unit.dimension() == Dimension.BYTES_PER_OPERATION
                ? Metric.of(Metric.ALLOCATION, unit, MetricFamily.ALLOCATION)
                : new Metric(SecondaryName.plain(written, id), unit, Direction.of(unit), MetricFamily.OTHER);
        String other = origins.put(metric.name(), written);
        if (other != null) {
            throw raw.place().unusable("is the same metric as " + other + ", " + metric.name());
        }
        List<double[]> forks = secondarySamples(raw);
        if (!forks.isEmpty()) {
            add(metric, forks);
        }
    }

    /** A profiler that reports once a fork, or once in all, has no iterations, and its total no known spread. */
    private static List<double[]> secondarySamples(RawMetric raw) {
        if (raw.rawData() != null) {
            return raw.rawData().stream().filter(fork -> fork.length > 0).toList();
        }
        return raw.histograms() == null
                ? List.of()
                : raw.histograms().stream().map(SampledFork::medianArray).toList();
    }

    private Unit primaryUnit(RawMetric raw) {
        Dimension wanted = id.mode() == Mode.THROUGHPUT ? Dimension.OPERATIONS_PER_TIME : Dimension.TIME_PER_OPERATION;
        if (raw.unit().isBlank() || new Unit(raw.unit()).dimension() != wanted) {
            throw raw.place()
                    .unusable("the unit of mode " + id.mode().jmhName() + " is "
                            + (wanted == Dimension.OPERATIONS_PER_TIME ? "operations per time" : "time per operation")
                            + ", not \"" + raw.unit() + "\"");
        }
        return new Unit(raw.unit());
    }

    private static void requireSamples(RawMetric raw, int forks) {
        if (forks == 0) {
            throw raw.place()
                    .unusable("has no samples: JMH leaves them out with -Djmh.json.rawData=false; measure without it");
        }
    }

    private void add(Metric metric, List<double[]> forks) {
        measurements.add(new Measurement(id, metric, new ForkSamples(forks.toArray(double[][]::new))));
    }
}
