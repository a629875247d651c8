package dev.backsight.checker.jmh;

import dev.backsight.checker.model.UnusableInputException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one line of a benchmark list in the order they were written. A field is a tag, a space and its
 * content; texts and lists are preceded by their length in UTF-16 units or elements; {@code E} stands for an absent
 * one. The reference is {@code org.openjdk.jmh.util.lines.TestLineWriter}, the same from JMH 1.21 to 1.37.
 */
final class ListLineReader {

    private static final String MAGIC = "JMH ";
    private static final Pattern TIME = Pattern.compile("(\\d{1,10}) (ns|us|ms|s|min|hr|day)");

    /** What JMH prints for a time of zero. */
    private static final String ZERO_TIME = "single-shot";

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ns", ChronoUnit.NANOS,
            "us", ChronoUnit.MICROS,
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "min", ChronoUnit.MINUTES,
            "hr", ChronoUnit.HOURS,
            "day", ChronoUnit.DAYS);

    private final String line;
    private final Place place;
    private int cursor;

    ListLineReader(String line, Place place) {
        this.line = line;
        this.place = place;
        if (!line.startsWith(MAGIC)) {
            throw corrupt("it does not begin with \"JMH\"");
        }
        cursor = MAGIC.length();
    }

    String string() {
        if (tag() != 'S') {
            throw corrupt("a text was expected");
        }
        return text();
    }

    @Nullable
    String optionalString() {
        return present('S') ? text() : null;
    }

    @Nullable
    Integer optionalInt() {
        return present('I') ? number(text()) : null;
    }

    @Nullable
    Duration optionalTime() {
        if (!present('T')) {
            return null;
        }
        String text = text();
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            return Duration.of(Long.parseLong(time.group(1)), UNITS.get(time.group(2)));
        }
        if (text.equals(ZERO_TIME)) {
            return Duration.ZERO;
        }
        throw corrupt("not a time: " + text);
    }

    @Nullable
    String optionalTimeUnit() {
        return present('U') ? text() : null;
    }

    List<Integer> ints() {
        if (tag() != 'A') {
            throw corrupt("numbers were expected");
        }
        return texts().stream().map(this::number).toList();
    }

    @Nullable
    List<String> optionalStrings() {
        return present('L') ? texts() : null;
    }

    /** The values of each param, decoded. */
    SortedMap<String, List<String>> params(Function<String, Optional<String>> decode) {
        SortedMap<String, List<String>> params = new TreeMap<>();
        if (present('M')) {
            int size = count();
            for (int i = 0; i < size; i++) {
                String name = text();
                List<String> values =
                        texts().stream().map(value -> decoded(value, decode)).toList();
                if (params.put(name, values) != null) {
                    throw corrupt("the param " + name + " is listed twice");
                }
            }
        }
        return params;
    }

    void end() {
        if (cursor != line.length()) {
            throw corrupt("there is more in it than JMH up to 1.37 writes");
        }
    }

    UnusableInputException corrupt(String problem) {
        return place.unusable("corrupt at column " + (cursor + 1) + ": " + problem + "; build the jar again");
    }

    private String decoded(String value, Function<String, Optional<String>> decode) {
        return decode.apply(value).orElseThrow(() -> corrupt("a param's value is not encoded as JMH does: " + value));
    }

    private boolean present(char tag) {
        char found = tag();
        if (found != tag && found != 'E') {
            throw corrupt("a field of kind " + tag + " was expected, not " + found);
        }
        return found == tag;
    }

    private char tag() {
        if (cursor + 2 > line.length() || line.charAt(cursor + 1) != ' ') {
            throw corrupt("a field was expected");
        }
        char tag = line.charAt(cursor);
        cursor += 2;
        return tag;
    }

    private List<String> texts() {
        int size = count();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(text());
        }
        return texts;
    }

    private String text() {
        int length = count();
        int end = cursor + length;
        if (end >= line.length() || line.charAt(end) != ' ') {
            throw corrupt("a text of length " + length + " does not end here");
        }
        String text = line.substring(cursor, end);
        cursor = end + 1;
        return text;
    }

    /** A length or size; what has it follows in this line, so that it cannot exceed the line's length. */
    private int count() {
        int space = line.indexOf(' ', cursor);
        if (space < 0) {
            throw corrupt("a length was expected");
        }
        int count = number(line.substring(cursor, space));
        if (count < 0 || count > line.length() - space) {
            throw corrupt("a length of " + count + " exceeds the line");
        }
        cursor = space + 1;
        return count;
    }

    private int number(String text) {
        if (!text.matches("-?[0-9]{1,10}")) {
            throw corrupt("not a number: " + text);
        }
        long number = Long.parseLong(text);
        if (number != (int) number) {
            throw corrupt("a number is out of range: " + text);
        }
        return (int) number;
    }
}
