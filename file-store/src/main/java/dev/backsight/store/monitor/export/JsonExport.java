package dev.backsight.store.monitor.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.backsight.store.monitor.IntervalSnapshot;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.OperationStats;
import dev.backsight.store.monitor.Percentile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A history as JSON in UTF-8, described by {@code history.schema.json} beside this class. Keys come in a fixed order;
 * what is not known of an interval (a ratio of nothing, a latency without success) is left out.
 */
public final class JsonExport {

    private static final int SCHEMA_VERSION = 1;
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private JsonExport() {}

    /** Writes one document; {@code target} is flushed and not closed. */
    public static void write(String store, List<IntervalSnapshot> history, OutputStream target) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(target)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeStringField("store", store);
            json.writeArrayFieldStart("intervals");
            for (IntervalSnapshot snapshot : history) {
                write(json, snapshot);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, IntervalSnapshot snapshot) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", snapshot.number());
        json.writeStringField("from", snapshot.from().toString());
        json.writeStringField("to", snapshot.to().toString());
        json.writeObjectFieldStart("operations");
        for (Operation operation : Operation.values()) {
            json.writeObjectFieldStart(operation.label());
            write(json, snapshot.of(operation));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, OperationStats stats) throws IOException {
        json.writeNumberField("succeeded", stats.succeeded());
        json.writeNumberField("failed", stats.failed());
        if (stats.successRatio().isPresent()) {
            json.writeNumberField("successRatio", stats.successRatio().getAsDouble());
        }
        json.writeNumberField("operationsPerSecond", stats.operationRate());
        json.writeNumberField("errorsPerSecond", stats.errorRate());
        json.writeNumberField("bytes", stats.bytes());
        json.writeNumberField("bytesPerSecond", stats.throughput());
        if (stats.latency().isPresent()) {
            json.writeObjectFieldStart("latencyNanos");
            json.writeNumberField("mean", stats.latency().get().mean());
            for (Percentile percentile : Percentile.values()) {
                json.writeNumberField(percentile.label(), stats.latency().get().at(percentile));
            }
            json.writeNumberField("max", stats.latency().get().max());
            json.writeEndObject();
        }
        if (stats.allocation().isPresent()) {
            json.writeObjectFieldStart("allocatedBytes");
            json.writeNumberField("samples", stats.allocation().get().samples());
            json.writeNumberField("mean", stats.allocation().get().mean());
            json.writeNumberField("max", stats.allocation().get().max());
            json.writeEndObject();
        }
    }
}
