package dev.backsight.checker.format;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A length of time as people write it: {@code 10m}, {@code 90s}, {@code 1h30m}, {@code 500ms}. */
public final class DurationText {

    private static final Pattern FORM =
            Pattern.compile("(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m(?!s))?(?:([0-9]{1,6})s)?(?:([0-9]{1,9})ms)?");

    private DurationText() {}

    /**
     * @return the duration, more than nothing
     * @throws IllegalArgumentException for anything else, also a number without a unit
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        Duration duration = matcher.matches()
                ? Duration.ofHours(number(matcher.group(1)))
                        .plusMinutes(number(matcher.group(2)))
                        .plusSeconds(number(matcher.group(3)))
                        .plusMillis(number(matcher.group(4)))
                : Duration.ZERO;
        if (duration.isZero()) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not a length of time; write for example 10m, 90s or 1h30m");
        }
        return duration;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
