package dev.backsight.checker.format;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsight.checker.model.UnusableInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What Backsight's JSON files have in common: they open with {@code schemaVersion} and {@code kind}, and their size is
 * bounded.
 *
 * @param kind what the file holds, e.g. {@code backsight-run}
 * @param schemaVersion the newest that is read, and the one that is written
 */
record JsonFile(String kind, int schemaVersion) {

    /** A thousand benchmarks of ten forks of a hundred samples are a third of it. */
    static final int LARGEST = 64 << 20;

    /** Bounds what a file of brackets costs: nested objects take about 60 bytes of heap a token, so 240 MB at worst. */
    private static final long MOST_TOKENS = 4_000_000;

    /** {@code false}. */
    private static final int LONGEST_WORD = 5;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxTokenCount(MOST_TOKENS)
                            .maxNameLength(4096)
                            .maxNumberLength(400)
                            .maxStringLength(LARGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    <T> void write(Path file, T value, JsonOut.Entries<T> entries) {
        AtomicFile.write(file, out -> write(out, value, entries));
    }

    /** What {@link #write(Path, Object, JsonOut.Entries)} would write. */
    <T> String text(T value, JsonOut.Entries<T> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out, value, entries);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not refuse", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private <T> void write(OutputStream out, T value, JsonOut.Entries<T> entries) throws IOException {
        try (JsonGenerator json = MAPPER.getFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.setPrettyPrinter(new DiffablePrinter());
            JsonOut entriesOut = new JsonOut(json);
            json.writeStartObject();
            writeHeader(entriesOut);
            entries.write(entriesOut, value);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** The first entries of a file, and of one inside another. */
    void writeHeader(JsonOut out) throws IOException {
        out.integer("schemaVersion", schemaVersion);
        out.text("kind", kind);
    }

    <T> T read(Path file, Function<JsonObject, T> reader) {
        return readOr(file, reader, this, reader);
    }

    /** Reads a file of this kind or of another, whichever it is. */
    <T> T readOr(Path file, Function<JsonObject, T> reader, JsonFile other, Function<JsonObject, T> otherReader) {
        return readOr(file.toString(), BoundedFile.read(file, LARGEST), reader, other, otherReader);
    }

    /** @param name where the content is from, for messages */
    <T> T readOr(
            String name,
            byte[] content,
            Function<JsonObject, T> reader,
            JsonFile other,
            Function<JsonObject, T> otherReader) {
        JsonNode root = parse(name, content);
        if (!(root instanceof ObjectNode object)) {
            throw UnusableInputException.in(name, "$", "is not a " + kind + " file, which is one JSON object", null);
        }
        return JsonObject.read(name, "$", object, in -> {
            if (in.text("kind").equals(other.kind)) {
                other.checkHeader(in);
                return otherReader.apply(in);
            }
            checkHeader(in);
            return reader.apply(in);
        });
    }

    private static JsonNode parse(String name, byte[] content) {
        try {
            JsonNode root = MAPPER.readTree(content);
            if (root == null || root.isMissingNode()) {
                throw new UnusableInputException(name + ": is empty");
            }
            return root;
        } catch (JsonProcessingException e) {
            String problem = endsEarly(e, content)
                    ? "the file ends in the middle: it was cut off"
                    : "is not JSON as Backsight writes it: " + e.getOriginalMessage();
            throw UnusableInputException.in(name, place(e), problem, e);
        } catch (IOException e) {
            throw new UnusableInputException(name + ": cannot be read: " + FileProblem.of(e), e);
        }
    }

    /** Jackson has an exception of its own for it, but not between two entries of an array, or within a word. */
    private static boolean endsEarly(JsonProcessingException e, byte[] content) {
        return e instanceof JsonEOFException
                || e.getOriginalMessage().startsWith("Unexpected end-of-input")
                || (e.getOriginalMessage().startsWith("Unrecognized token")
                        && e.getLocation() != null
                        && e.getLocation().getByteOffset() >= content.length - LONGEST_WORD);
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? "somewhere"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** Refuses another kind of file, and a newer version. */
    void checkHeader(JsonObject in) {
        String found = in.text("kind");
        if (!found.equals(kind)) {
            throw in.bad("kind", "this is a " + Quoted.of(found) + " file where a " + kind + " file is needed");
        }
        int version = in.integer("schemaVersion");
        if (version > schemaVersion) {
            throw in.bad(
                    "schemaVersion",
                    "written by a newer Backsight (schema " + version + ", this one reads up to " + schemaVersion
                            + "): update Backsight");
        }
        if (version < 1) {
            throw in.bad("schemaVersion", "there is no schema " + version);
        }
    }
}
