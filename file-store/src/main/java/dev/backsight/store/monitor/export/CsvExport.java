package dev.backsight.store.monitor.export;

import dev.backsight.store.monitor.Allocation;
import dev.backsight.store.monitor.IntervalSnapshot;
import dev.backsight.store.monitor.Latency;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.OperationStats;
import dev.backsight.store.monitor.Percentile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A history as CSV (RFC 4180: comma, CRLF, quotes doubled): a header, then a row for every interval and operation.
 * Numbers are written with a point whatever the locale; what is not known is an empty field.
 */
public final class CsvExport {

    private static final int LATENCY_FIELDS = Percentile.values().length + 2;
    private static final int ALLOCATION_FIELDS = 3;

    private CsvExport() {}

    /** Writes the whole table. */
    public static void write(String store, List<IntervalSnapshot> history, Appendable target) throws IOException {
        writeRow(target, header());
        for (IntervalSnapshot snapshot : history) {
            for (Operation operation : Operation.values()) {
                writeRow(target, row(store, snapshot, operation));
            }
        }
    }

    private static List<String> header() {
        List<String> names = new ArrayList<>(List.of(
                "store",
                "interval",
                "from",
                "to",
                "operation",
                "succeeded",
                "failed",
                "success_ratio",
                "operations_per_second",
                "errors_per_second",
                "bytes",
                "bytes_per_second",
                "latency_mean_ns"));
        for (Percentile percentile : Percentile.values()) {
            names.add("latency_" + percentile.label() + "_ns");
        }
        names.addAll(List.of("latency_max_ns", "allocation_samples", "allocated_mean_bytes", "allocated_max_bytes"));
        return names;
    }

    private static List<String> row(String store, IntervalSnapshot snapshot, Operation operation) {
        OperationStats stats = snapshot.of(operation);
        List<String> fields = new ArrayList<>(List.of(
                store,
                Long.toString(snapshot.number()),
                snapshot.from().toString(),
                snapshot.to().toString(),
                operation.label(),
                Long.toString(stats.succeeded()),
                Long.toString(stats.failed()),
                stats.successRatio().isPresent()
                        ? Double.toString(stats.successRatio().getAsDouble())
                        : "",
                Double.toString(stats.operationRate()),
                Double.toString(stats.errorRate()),
                Long.toString(stats.bytes()),
                Double.toString(stats.throughput())));
        fields.addAll(stats.latency().map(CsvExport::fields).orElseGet(() -> unknown(LATENCY_FIELDS)));
        fields.addAll(stats.allocation().map(CsvExport::fields).orElseGet(() -> unknown(ALLOCATION_FIELDS)));
        return fields;
    }

    private static List<String> fields(Latency latency) {
        List<String> fields = new ArrayList<>();
        fields.add(Double.toString(latency.mean()));
        for (Percentile percentile : Percentile.values()) {
            fields.add(Long.toString(latency.at(percentile)));
        }
        fields.add(Long.toString(latency.max()));
        return fields;
    }

    private static List<String> fields(Allocation allocation) {
        return List.of(
                Long.toString(allocation.samples()),
                Double.toString(allocation.mean()),
                Long.toString(allocation.max()));
    }

    private static List<String> unknown(int fields) {
        return Collections.nCopies(fields, "");
    }

    private static void writeRow(Appendable target, List<String> fields) throws IOException {
        String separator = "";
        for (String field : fields) {
            target.append(separator).append(CsvField.encode(field));
            separator = ",";
        }
        target.append("\r\n");
    }
}
