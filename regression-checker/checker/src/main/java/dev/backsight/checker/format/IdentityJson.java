package dev.backsight.checker.format;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Direction;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Unit;
import java.io.IOException;

/** The keys that name a benchmark, and those that name a metric; they stand among the other keys of their object. */
final class IdentityJson {

    private IdentityJson() {}

    static void writeBenchmark(JsonOut out, BenchmarkId id) throws IOException {
        out.text("benchmark", id.name());
        out.text("mode", id.mode().jmhName());
        out.integer("threads", id.threads());
        out.textMap("params", id.params());
    }

    static BenchmarkId readBenchmark(JsonObject in) {
        return new BenchmarkId(
                in.text("benchmark"),
                in.oneOf("mode", Mode.values(), Mode::jmhName),
                in.integer("threads"),
                in.textMap("params"));
    }

    /** @param nameKey {@code name} where the object is the metric, {@code metric} where it is more than that */
    static void writeMetric(JsonOut out, String nameKey, Metric metric) throws IOException {
        out.text(nameKey, metric.name());
        out.text("unit", metric.unit().symbol());
        out.text("family", metric.family().title());
        out.text("direction", metric.direction().name());
    }

    static Metric readMetric(JsonObject in, String nameKey) {
        return new Metric(
                in.text(nameKey),
                new Unit(in.text("unit")),
                in.oneOf("direction", Direction.values(), Direction::name),
                in.oneOf("family", MetricFamily.values(), MetricFamily::title));
    }
}
