package dev.backsight.checker.measure;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them: {@code 12s}, {@code 4m10s}, {@code 1h02m}. */
public final class DurationText {

    private DurationText() {}

    /** Rounded to seconds, up, so that something is never nothing; to minutes from an hour on. */
    public static String of(Duration duration) {
        long seconds = (duration.toMillis() + 999) / 1000;
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
        }
        long minutes = (seconds + 59) / 60;
        return String.format(Locale.ROOT, "%dh%02dm", minutes / 60, minutes % 60);
    }
}
