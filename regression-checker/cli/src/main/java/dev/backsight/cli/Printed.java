package dev.backsight.cli;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.ReportFiles;
import dev.backsight.reports.TerminalTable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A report on paper and on screen. */
final class Printed {

    private Printed() {}

    static void write(CheckReport report, @Nullable Path directory, @Nullable Path html) {
        if (directory != null) {
            ReportFiles.writeAll(report, directory);
        }
        if (html != null) {
            ReportFiles.writeHtml(report, html);
        }
    }

    static void print(CheckReport report, Console console) {
        console.out()
                .print(TerminalTable.render(
                        report, console.terminal().width(), console.terminal().colour()));
    }
}
