package dev.backsight.checker.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsight.checker.model.UnusableInputException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object being read, strictly: every key asked for must be there, with a value of the right type, and every
 * key there must have been asked for. Whatever is wrong is an {@link UnusableInputException} with file and JSON path.
 */
final class JsonObject {

    private final String file;
    private final String path;
    private final ObjectNode node;
    private final Set<String> asked = new HashSet<>();

    private JsonObject(String file, String path, ObjectNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** Reads the whole object; what the model's constructors refuse is a problem of the file at this path. */
    static <T> T read(String file, String path, ObjectNode node, Function<JsonObject, T> reader) {
        JsonObject object = new JsonObject(file, path, node);
        T value;
        try {
            value = reader.apply(object);
        } catch (IllegalArgumentException e) {
            throw UnusableInputException.in(file, path, String.valueOf(e.getMessage()), e);
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!object.asked.contains(key)) {
                throw UnusableInputException.in(file, path, "unknown key " + Quoted.of(key), null);
            }
        });
        return value;
    }

    UnusableInputException bad(String key, String problem) {
        return UnusableInputException.in(file, place(key), problem, null);
    }

    boolean has(String key) {
        return node.has(key);
    }

    String text(String key) {
        return text(value(key), place(key));
    }

    @Nullable
    String optionalText(String key) {
        return isNull(key) ? null : text(key);
    }

    boolean bool(String key) {
        JsonNode value = value(key);
        if (!value.isBoolean()) {
            throw wrongType(place(key), "true or false", value);
        }
        return value.booleanValue();
    }

    int integer(String key) {
        JsonNode value = value(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrongType(place(key), "a whole number of at most 32 bits", value);
        }
        return value.intValue();
    }

    @Nullable
    Integer optionalInteger(String key) {
        return isNull(key) ? null : integer(key);
    }

    long longInteger(String key) {
        return longInteger(value(key), place(key));
    }

    @Nullable
    Long optionalLong(String key) {
        return isNull(key) ? null : longInteger(key);
    }

    double number(String key) {
        return number(value(key), place(key));
    }

    @Nullable
    Double optionalNumber(String key) {
        return isNull(key) ? null : number(key);
    }

    List<Double> numbers(String key) {
        return Arrays.stream(row(value(key), place(key))).boxed().toList();
    }

    List<Long> wholeNumbers(String key) {
        return elements(key, this::longInteger);
    }

    double[][] table(String key) {
        ArrayNode rows = array(value(key), place(key));
        double[][] table = new double[rows.size()][];
        for (int i = 0; i < table.length; i++) {
            table[i] = row(rows.get(i), place(key) + "[" + i + "]");
        }
        return table;
    }

    /** Reads a table of whole numbers: a row that {@code parser} refuses is a problem at that row's path. */
    <T> List<T> rows(String key, Function<long[], T> parser) {
        return elements(key, (value, place) -> {
            ArrayNode array = array(value, place);
            long[] row = new long[array.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = longInteger(array.get(i), place + "[" + i + "]");
            }
            return checked(() -> parser.apply(row), place);
        });
    }

    List<String> texts(String key) {
        return elements(key, (value, place) -> text(value, place));
    }

    @Nullable
    List<String> optionalTexts(String key) {
        return isNull(key) ? null : texts(key);
    }

    SortedMap<String, String> textMap(String key) {
        SortedMap<String, String> map = new TreeMap<>();
        objectNode(value(key), place(key))
                .properties()
                .forEach(entry -> map.put(
                        entry.getKey(), text(entry.getValue(), place(key) + "[" + Quoted.of(entry.getKey()) + "]")));
        return map;
    }

    /** As {@link Instant#toString} writes it. */
    Instant instant(String key) {
        String text = text(key);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw UnusableInputException.in(
                    file, place(key), Quoted.of(text) + " is not an instant such as 2026-11-21T10:54:00Z", e);
        }
    }

    @Nullable
    Instant optionalInstant(String key) {
        return isNull(key) ? null : instant(key);
    }

    /** As {@link Duration#toString} writes it. */
    Duration duration(String key) {
        String text = text(key);
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw UnusableInputException.in(
                    file, place(key), Quoted.of(text) + " is not a duration such as PT4M10.5S", e);
        }
    }

    @Nullable
    Duration optionalDuration(String key) {
        return isNull(key) ? null : duration(key);
    }

    /** The one of {@code values} that goes by the name found. */
    <E> E oneOf(String key, E[] values, Function<E, String> name) {
        String text = text(key);
        for (E value : values) {
            if (name.apply(value).equals(text)) {
                return value;
            }
        }
        String names = Arrays.stream(values).map(name).collect(Collectors.joining(", "));
        throw bad(key, Quoted.of(text) + " is none of " + names);
    }

    <E> @Nullable E optionalOneOf(String key, E[] values, Function<E, String> name) {
        return isNull(key) ? null : oneOf(key, values, name);
    }

    <T> T object(String key, Function<JsonObject, T> reader) {
        return read(file, place(key), objectNode(value(key), place(key)), reader);
    }

    <T> @Nullable T optionalObject(String key, Function<JsonObject, T> reader) {
        return isNull(key) ? null : object(key, reader);
    }

    <T> List<T> objects(String key, Function<JsonObject, T> reader) {
        return elements(key, (value, place) -> read(file, place, objectNode(value, place), reader));
    }

    /** Reads texts that need more than a look: what {@code parser} refuses is a problem at the element's path. */
    <T> List<T> parsed(String key, Function<String, T> parser) {
        return elements(key, (value, place) -> {
            String text = text(value, place);
            return checked(() -> parser.apply(text), place);
        });
    }

    private <T> T checked(Supplier<T> parsing, String place) {
        try {
            return parsing.get();
        } catch (IllegalArgumentException e) {
            throw UnusableInputException.in(file, place, String.valueOf(e.getMessage()), e);
        }
    }

    private interface Element<T> {
        T read(JsonNode value, String place);
    }

    private <T> List<T> elements(String key, Element<T> reader) {
        String place = place(key);
        List<T> elements = new ArrayList<>();
        for (JsonNode value : array(value(key), place)) {
            elements.add(reader.read(value, place + "[" + elements.size() + "]"));
        }
        return List.copyOf(elements);
    }

    private JsonNode value(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            throw UnusableInputException.in(file, path, "key '" + key + "' is missing", null);
        }
        return value;
    }

    private boolean isNull(String key) {
        return value(key).isNull();
    }

    private String place(String key) {
        return path + "." + key;
    }

    private String text(JsonNode value, String place) {
        if (!value.isTextual()) {
            throw wrongType(place, "a text", value);
        }
        return value.textValue();
    }

    private long longInteger(JsonNode value, String place) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrongType(place, "a whole number of at most 64 bits", value);
        }
        return value.longValue();
    }

    private double number(JsonNode value, String place) {
        if (value.isTextual()) {
            return switch (value.textValue()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw wrongType(place, "a number", value);
            };
        }
        if (!value.isNumber()) {
            throw wrongType(place, "a number", value);
        }
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw UnusableInputException.in(file, place, "the number is too large", null);
        }
        return number;
    }

    private double[] row(JsonNode value, String place) {
        ArrayNode array = array(value, place);
        double[] row = new double[array.size()];
        for (int i = 0; i < row.length; i++) {
            JsonNode number = array.get(i);
            // The path is made only where it is needed: a file may hold millions of numbers.
            row[i] = number.isDouble() && Double.isFinite(number.doubleValue())
                    ? number.doubleValue()
                    : number(number, place + "[" + i + "]");
        }
        return row;
    }

    private ArrayNode array(JsonNode value, String place) {
        if (value instanceof ArrayNode array) {
            return array;
        }
        throw wrongType(place, "a list", value);
    }

    private ObjectNode objectNode(JsonNode value, String place) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrongType(place, "an object", value);
    }

    private UnusableInputException wrongType(String place, String wanted, JsonNode found) {
        String what = found.isContainerNode() ? (found.isArray() ? "a list" : "an object") : Quoted.of(found.asText());
        return UnusableInputException.in(file, place, "must be " + wanted + ", not " + what, null);
    }
}
