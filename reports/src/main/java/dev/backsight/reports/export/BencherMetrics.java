package dev.backsight.reports.export;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.Side;
import dev.backsight.reports.text.JsonText;
import dev.backsight.reports.text.Printable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Head's values in Bencher Metric Format, which {@code bencher run --adapter json --file ...} reads: an object by
 * benchmark, in it an object by measure, in it {@code value}, {@code lower_value} and {@code upper_value}. The measures
 * are Bencher's own {@code latency} in ns and {@code throughput} in operations a second, and others under the metric's
 * name ({@code p99} in ns, {@code allocation} in bytes an operation). The bounds are the lowest and the highest fork.
 */
public final class BencherMetrics {

    /** Bencher refuses longer names of benchmarks. */
    private static final int LONGEST_BENCHMARK = 1024;

    /** Bencher refuses longer names of measures. */
    private static final int LONGEST_MEASURE = 64;

    private BencherMetrics() {}

    /** The whole document, to be written as UTF-8. */
    public static String render(CheckReport report) {
        Map<String, Map<String, Quantity>> benchmarks = new LinkedHashMap<>();
        for (Comparison comparison : report.comparisons()) {
            Side head = comparison.head();
            Quantity quantity = head == null ? null : Quantity.of(head).orElse(null);
            if (quantity != null) {
                benchmarks
                        .computeIfAbsent(benchmark(comparison), name -> new LinkedHashMap<>())
                        .putIfAbsent(measure(comparison.metric()), quantity);
            }
        }
        return JsonText.of(json -> {
            json.writeStartObject();
            for (Map.Entry<String, Map<String, Quantity>> benchmark : benchmarks.entrySet()) {
                json.writeObjectFieldStart(benchmark.getKey());
                for (Map.Entry<String, Quantity> measure : benchmark.getValue().entrySet()) {
                    Quantity quantity = measure.getValue();
                    json.writeObjectFieldStart(measure.getKey());
                    json.writeNumberField("value", quantity.value());
                    if (quantity.forks().size() > 1) {
                        json.writeNumberField("lower_value", Collections.min(quantity.forks()));
                        json.writeNumberField("upper_value", Collections.max(quantity.forks()));
                    }
                    json.writeEndObject();
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private static String benchmark(Comparison comparison) {
        return SeriesName.within(SeriesName.of(comparison.benchmark()), LONGEST_BENCHMARK);
    }

    private static String measure(Metric metric) {
        String name = metric.name().equals(Metric.TIME) ? "latency" : Printable.line(metric.name());
        return SeriesName.within(name, LONGEST_MEASURE);
    }
}
