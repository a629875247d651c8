package dev.backsight.checker.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the entries of JSON objects. Every key is always written, with {@code null} where there is no value, so that a
 * reader can tell "unknown" from "cut off". Doubles are the shortest text that reads back exactly, and NaN and the
 * infinities, which JSON lacks, are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. Half a
 * surrogate pair, which UTF-8 lacks, becomes {@code ?}.
 */
final class JsonOut {

    /** Writes the entries of one object. */
    @FunctionalInterface
    interface Entries<T> {
        void write(JsonOut out, T value) throws IOException;
    }

    private final JsonGenerator json;

    JsonOut(JsonGenerator json) {
        this.json = json;
    }

    void text(String key, @Nullable String value) throws IOException {
        json.writeFieldName(key);
        writeText(value);
    }

    void bool(String key, boolean value) throws IOException {
        json.writeBooleanField(key, value);
    }

    void integer(String key, @Nullable Number value) throws IOException {
        json.writeFieldName(key);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value.longValue());
        }
    }

    void number(String key, @Nullable Double value) throws IOException {
        json.writeFieldName(key);
        if (value == null) {
            json.writeNull();
        } else {
            writeNumber(value);
        }
    }

    /** On one line. */
    void numbers(String key, Collection<Double> values) throws IOException {
        json.writeFieldName(key);
        json.writeStartArray(DiffablePrinter.ON_ONE_LINE);
        for (double value : values) {
            writeNumber(value);
        }
        json.writeEndArray();
    }

    /** On one line. */
    void wholeNumbers(String key, long[] values) throws IOException {
        json.writeFieldName(key);
        json.writeStartArray(DiffablePrinter.ON_ONE_LINE);
        for (long value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    /** One row a line. */
    void table(String key, Iterable<double[]> rows) throws IOException {
        json.writeArrayFieldStart(key);
        for (double[] row : rows) {
            json.writeStartArray(DiffablePrinter.ON_ONE_LINE);
            for (double value : row) {
                writeNumber(value);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** One row of whole numbers a line. */
    void wholeTable(String key, Iterable<long[]> rows) throws IOException {
        json.writeArrayFieldStart(key);
        for (long[] row : rows) {
            json.writeStartArray(DiffablePrinter.ON_ONE_LINE);
            for (long value : row) {
                json.writeNumber(value);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** One text a line. */
    void lines(String key, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            writeText(value);
        }
        json.writeEndArray();
    }

    /** On one line. */
    void texts(String key, @Nullable Collection<String> values) throws IOException {
        json.writeFieldName(key);
        if (values == null) {
            json.writeNull();
            return;
        }
        json.writeStartArray(DiffablePrinter.ON_ONE_LINE);
        for (String value : values) {
            writeText(value);
        }
        json.writeEndArray();
    }

    /** On one line. */
    void textMap(String key, Map<String, String> values) throws IOException {
        json.writeFieldName(key);
        json.writeStartObject(DiffablePrinter.ON_ONE_LINE);
        for (Map.Entry<String, String> entry : values.entrySet()) {
            text(encodable(entry.getKey()), entry.getValue());
        }
        json.writeEndObject();
    }

    <T> void object(String key, @Nullable T value, Entries<? super T> entries) throws IOException {
        json.writeFieldName(key);
        if (value == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        entries.write(this, value);
        json.writeEndObject();
    }

    <T> void objectOnOneLine(String key, @Nullable T value, Entries<? super T> entries) throws IOException {
        json.writeFieldName(key);
        if (value == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject(DiffablePrinter.ON_ONE_LINE);
        entries.write(this, value);
        json.writeEndObject();
    }

    /** An array of objects, one block each. */
    <T> void objects(String key, Iterable<T> values, Entries<? super T> entries) throws IOException {
        json.writeArrayFieldStart(key);
        for (T value : values) {
            json.writeStartObject();
            entries.write(this, value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** An array of objects, one a line. */
    <T> void objectsOnOneLine(String key, Iterable<T> values, Entries<? super T> entries) throws IOException {
        json.writeArrayFieldStart(key);
        for (T value : values) {
            json.writeStartObject(DiffablePrinter.ON_ONE_LINE);
            entries.write(this, value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeText(@Nullable String value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(encodable(value));
        }
    }

    private void writeNumber(double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Double.toString(value));
        }
    }

    /** Jackson refuses half a surrogate pair, and a fork's output cut to its tail may begin with one. */
    private static String encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
