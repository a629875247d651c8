package dev.backsight.reports.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points and spans of time for readers, in UTC. */
public final class Moment {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Moment() {}

    /** {@code 2026-11-21 14:03 UTC}. */
    public static String text(Instant instant) {
        return formatted(instant, FORMAT);
    }

    /** {@code 2026-11-21}. */
    public static String date(Instant instant) {
        return formatted(instant, DATE);
    }

    /** A file may hold an instant that no calendar of the platform does. */
    private static String formatted(Instant instant, DateTimeFormatter format) {
        return instant.isBefore(FIRST) || instant.isAfter(LAST) ? instant.toString() : format.format(instant);
    }

    /** {@code 9 min 41 s}, {@code 2 h 5 min}, {@code 850 ms}. */
    public static String text(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        }
        if (duration.compareTo(Duration.ofHours(1)) >= 0) {
            return duration.toHours() + " h" + part(duration.toMinutesPart(), "min");
        }
        if (duration.compareTo(Duration.ofMinutes(1)) >= 0) {
            return duration.toMinutes() + " min" + part(duration.toSecondsPart(), "s");
        }
        return duration.toSeconds() + " s";
    }

    private static String part(int amount, String unit) {
        return amount == 0 ? "" : " " + amount + " " + unit;
    }
}
