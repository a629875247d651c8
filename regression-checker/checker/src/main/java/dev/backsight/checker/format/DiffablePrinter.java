package dev.backsight.checker.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/**
 * Breaks lines so that a review diff shows what changed and nothing else: every entry on its own line, indented by two,
 * except in arrays and objects started with the value {@link #ON_ONE_LINE}, such as one fork's samples. Jackson's own
 * printers treat all arrays alike. One per document: it counts depth.
 */
final class DiffablePrinter implements PrettyPrinter {

    /** Given to {@code writeStartArray} or {@code writeStartObject}: this one, with all it holds, stays on its line. */
    static final Object ON_ONE_LINE = new Object();

    private int depth;
    private int depthOnOneLine;

    @Override
    public void writeRootValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        start(json, '{');
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        start(json, '[');
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        breakLine(json);
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        breakLine(json);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
        end(json, entries, '}');
    }

    @Override
    public void writeEndArray(JsonGenerator json, int entries) throws IOException {
        end(json, entries, ']');
    }

    private void start(JsonGenerator json, char bracket) throws IOException {
        json.writeRaw(bracket);
        if (depthOnOneLine > 0 || json.currentValue() == ON_ONE_LINE) {
            depthOnOneLine++;
        } else {
            depth++;
        }
    }

    private void separate(JsonGenerator json) throws IOException {
        json.writeRaw(depthOnOneLine > 0 ? ", " : ",");
        breakLine(json);
    }

    private void end(JsonGenerator json, int entries, char bracket) throws IOException {
        if (depthOnOneLine > 0) {
            depthOnOneLine--;
        } else {
            depth--;
            if (entries > 0) {
                breakLine(json);
            }
        }
        json.writeRaw(bracket);
    }

    private void breakLine(JsonGenerator json) throws IOException {
        if (depthOnOneLine == 0) {
            json.writeRaw("\n" + "  ".repeat(depth));
        }
    }
}
