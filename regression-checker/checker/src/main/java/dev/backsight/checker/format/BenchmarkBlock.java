package dev.backsight.checker.format;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All that a run file says of one benchmark: how it was run, and its metrics with their samples, fork by fork. */
record BenchmarkBlock(BenchmarkId id, @Nullable Execution execution, List<Measurement> measurements) {

    /** The primary score first, then as their names sort: an order that no version of JMH can change. */
    private static final Comparator<Measurement> METRICS = Comparator.comparing(
                    (Measurement measurement) -> measurement.metric().family())
            .thenComparing(measurement -> measurement.metric().name());

    /** The blocks of a run, sorted. */
    static List<BenchmarkBlock> of(Run run) {
        Map<BenchmarkId, List<Measurement>> byId = new LinkedHashMap<>();
        run.measurements().forEach(measurement -> byId.computeIfAbsent(measurement.id(), id -> new ArrayList<>())
                .add(measurement));
        run.executions().keySet().forEach(id -> byId.computeIfAbsent(id, missing -> new ArrayList<>()));
        return byId.entrySet().stream()
                .map(entry -> new BenchmarkBlock(
                        entry.getKey(),
                        run.executions().get(entry.getKey()),
                        entry.getValue().stream().sorted(METRICS).toList()))
                .sorted(Comparator.comparing(BenchmarkBlock::id))
                .toList();
    }

    static void write(JsonOut out, BenchmarkBlock block) throws IOException {
        IdentityJson.writeBenchmark(out, block.id);
        out.objectOnOneLine("execution", block.execution, BenchmarkBlock::writeExecution);
        out.objects("metrics", block.measurements, BenchmarkBlock::writeMeasurement);
    }

    static BenchmarkBlock read(JsonObject in) {
        BenchmarkId id = IdentityJson.readBenchmark(in);
        return new BenchmarkBlock(
                id,
                in.optionalObject("execution", BenchmarkBlock::readExecution),
                in.objects("metrics", metric -> readMeasurement(metric, id)));
    }

    static void writeExecution(JsonOut out, Execution execution) throws IOException {
        out.integer("warmupIterations", execution.warmupIterations());
        out.text("warmupTime", execution.warmupTime());
        out.integer("warmupBatchSize", execution.warmupBatchSize());
        out.integer("measurementIterations", execution.measurementIterations());
        out.text("measurementTime", execution.measurementTime());
        out.integer("measurementBatchSize", execution.measurementBatchSize());
        out.texts("jvmArgs", execution.jvmArgs());
    }

    static Execution readExecution(JsonObject in) {
        return new Execution(
                in.integer("warmupIterations"),
                in.text("warmupTime"),
                in.integer("warmupBatchSize"),
                in.integer("measurementIterations"),
                in.text("measurementTime"),
                in.integer("measurementBatchSize"),
                in.texts("jvmArgs"));
    }

    private static void writeMeasurement(JsonOut out, Measurement measurement) throws IOException {
        IdentityJson.writeMetric(out, "name", measurement.metric());
        if (measurement.samples() instanceof ForkSamples samples) {
            out.table(
                    "forks",
                    IntStream.range(0, samples.forkCount())
                            .mapToObj(samples::fork)
                            .toList());
        } else if (measurement.samples() instanceof ForkHistograms histograms) {
            out.lines(
                    "histograms",
                    histograms.forks().stream().map(HistogramText::write).toList());
        }
    }

    private static Measurement readMeasurement(JsonObject in, BenchmarkId id) {
        Metric metric = IdentityJson.readMetric(in, "name");
        Samples samples = in.has("histograms")
                ? new ForkHistograms(in.parsed("histograms", HistogramText::read))
                : new ForkSamples(in.table("forks"));
        return new Measurement(id, metric, samples);
    }
}
