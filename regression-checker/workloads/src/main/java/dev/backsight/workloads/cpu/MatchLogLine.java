package dev.backsight.workloads.cpu;

import dev.backsight.workloads.Workload;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression at work. A unit: one of 64 lines of an access log, taken apart into six groups. */
public class MatchLogLine extends Workload {

    private static final Pattern LINE =
            Pattern.compile("(\\S+) - \\S+ \\[([^\\]]+)\\] \"(GET|PUT|POST) (\\S+) HTTP/1\\.[01]\" (\\d{3}) (\\d+)");

    private static final int LINES = 64;

    private final String[] lines = new String[LINES];
    private final Matcher matcher = LINE.matcher("");

    public MatchLogLine() {
        for (int i = 0; i < LINES; i++) {
            lines[i] = line(i);
        }
    }

    static String line(long number) {
        Random random = new Random(number % LINES);
        return String.format(
                Locale.ROOT,
                "10.%d.%d.%d - user%04d [22/Nov/2026:%02d:%02d:%02d +0000] \"%s /files/%08x/content HTTP/1.1\" %d %d",
                random.nextInt(256),
                random.nextInt(256),
                random.nextInt(256),
                random.nextInt(10_000),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60),
                random.nextBoolean() ? "GET" : "PUT",
                random.nextInt(),
                random.nextBoolean() ? 200 : 404,
                random.nextInt(1_000_000));
    }

    @Override
    protected long unit(long number) {
        matcher.reset(lines[(int) (number % LINES)]);
        if (!matcher.matches()) {
            return -1;
        }
        return Long.parseLong(matcher.group(6)) + 1_000_000L * matcher.group(4).hashCode();
    }
}
