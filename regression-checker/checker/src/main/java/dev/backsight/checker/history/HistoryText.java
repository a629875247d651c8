package dev.backsight.checker.history;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.RunSummary;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reports of a history for people, a line each: when (UTC), verdict, what was compared with what, and the headline. */
public final class HistoryText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private HistoryText() {}

    public static String render(List<CheckReport> reports) {
        StringBuilder text = new StringBuilder();
        for (CheckReport report : reports) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s  %-12s  %-11s > %-11s  %s%n",
                    TIME.format(report.createdAt()),
                    report.verdict(),
                    name(report.base()),
                    name(report.head()),
                    report.headline()));
        }
        return text.toString();
    }

    private static String name(@Nullable RunSummary run) {
        return run == null || run.revision() == null ? "-" : run.revision().shortName();
    }
}
