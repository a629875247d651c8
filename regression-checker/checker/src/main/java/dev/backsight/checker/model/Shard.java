package dev.backsight.checker.model;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the parts that a check is split into, a machine each.
 *
 * @param index from 1
 * @param count of all, at most {@value #MOST}
 */
public record Shard(int index, int count) implements Comparable<Shard> {

    public static final int MOST = 1000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})/(\\d{1,4})");
    private static final Comparator<Shard> ORDER =
            Comparator.comparingInt(Shard::count).thenComparingInt(Shard::index);

    public Shard {
        if (count < 1 || count > MOST || index < 1 || index > count) {
            throw new IllegalArgumentException("there is no shard " + index + "/" + count
                    + ": they are counted from 1, and there are at most " + MOST);
        }
    }

    /**
     * Reads {@code 2/4}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a shard is written like 2/4, the second of four, not '" + text + "'");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(Shard other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
