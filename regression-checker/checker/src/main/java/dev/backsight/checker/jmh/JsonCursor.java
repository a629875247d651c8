package dev.backsight.checker.jmh;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.backsight.checker.model.UnusableInputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A forward-only walk over a JSON text that knows where it is. Every accessor reads the current value and names its
 * path when that value is not what was asked for. Depth, string, name and number lengths and keys per object are
 * bounded, so that a hostile text costs no more memory than what its reader keeps.
 */
final class JsonCursor implements Closeable {

    private static final int MOST_KEYS = 10_000;
    private static final int LONGEST_SHOWN = 80;
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Names are not canonicalised: the symbol table would grow with every key of a part that is only skipped. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNameLength(10_000)
                    .maxNumberLength(100)
                    .maxStringLength(1_000_000)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;

    JsonCursor(String file, Reader text) throws IOException {
        this.file = file;
        this.parser = FACTORY.createParser(text);
    }

    /** Reads one member of an object; the cursor stands on its value. */
    interface MemberReader {
        void read(String key) throws IOException;
    }

    /** Reads one element of an array; the cursor stands on it. */
    interface ElementReader {
        void read(int index) throws IOException;
    }

    /** Steps to the next token; null at the end of the text. */
    @Nullable
    JsonToken advance() throws IOException {
        return parser.nextToken();
    }

    /** Reads an object to its end. A reader that leaves its value alone has it skipped. */
    void object(String what, MemberReader member) throws IOException {
        require(JsonToken.START_OBJECT, what);
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (!seen.add(key)) {
                throw unusable("appears twice in the same object");
            }
            if (seen.size() > MOST_KEYS) {
                throw unusable("the object has more than " + MOST_KEYS + " keys");
            }
            parser.nextToken();
            member.read(key);
            parser.skipChildren();
        }
    }

    /**
     * Reads an array to its end.
     *
     * @return its length
     */
    int array(String what, ElementReader element) throws IOException {
        require(JsonToken.START_ARRAY, what);
        int length = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read(length++);
        }
        return length;
    }

    String string(String what) throws IOException {
        require(JsonToken.VALUE_STRING, what);
        return parser.getText();
    }

    /** A whole number no smaller than {@code least}. */
    int integer(String what, int least) throws IOException {
        long value = longInteger(what, least);
        if (value > Integer.MAX_VALUE) {
            throw unusable(what + " is out of range: " + value);
        }
        return (int) value;
    }

    /** A whole number no smaller than {@code least}. */
    long longInteger(String what, long least) throws IOException {
        require(JsonToken.VALUE_NUMBER_INT, what);
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw unusable(what + " is out of range: " + parser.getText());
        }
        long value = parser.getLongValue();
        if (value < least) {
            throw unusable(what + " must be at least " + least + ", not " + value);
        }
        return value;
    }

    /** A number, or NaN for what JMH writes as {@code "NaN"}, {@code "+INF"} and {@code "-INF"}. */
    double number(String what) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return switch (parser.getText()) {
                case "NaN", "+INF", "-INF", "INF", "Infinity", "+Infinity", "-Infinity" -> Double.NaN;
                default -> throw expected(what + ", a number");
            };
        }
        if (token == null || !token.isNumeric()) {
            throw expected(what + ", a number");
        }
        if (parser.isNaN()) {
            return Double.NaN;
        }
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw unusable(what + " is out of range: " + parser.getText());
        }
        return value;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    UnusableInputException unusable(String problem) {
        return place().unusable(problem);
    }

    UnusableInputException expected(String what) throws IOException {
        return unusable("expected " + what + "; found " + shown());
    }

    /** The current value; after an object or array was read, that object or array. */
    Place place() {
        return new Place(file, path(parser.getParsingContext()));
    }

    int line() {
        return parser.currentLocation().getLineNr();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private void require(JsonToken token, String what) throws IOException {
        if (parser.currentToken() != token) {
            throw expected(what
                    + switch (token) {
                        case START_OBJECT -> ", an object";
                        case START_ARRAY -> ", an array";
                        case VALUE_STRING -> ", a string";
                        default -> ", a whole number";
                    });
        }
    }

    private String shown() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the string \"" + Place.printable(parser.getText(), LONGEST_SHOWN) + "\"";
            default -> parser.getText();
        };
    }

    private static String path(@Nullable JsonStreamContext context) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext at = context; at != null; at = at.getParent()) {
            String name = at.getCurrentName();
            if (at.inArray() && at.hasCurrentIndex()) {
                path.insert(0, "[" + at.getCurrentIndex() + "]");
            } else if (at.inObject() && name != null) {
                path.insert(
                        0,
                        PLAIN_KEY.matcher(name).matches() && name.length() <= LONGEST_SHOWN
                                ? "." + name
                                : "['" + Place.printable(name, LONGEST_SHOWN) + "']");
            }
        }
        return path.insert(0, '$').toString();
    }
}
