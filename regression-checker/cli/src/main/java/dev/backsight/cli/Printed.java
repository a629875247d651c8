package dev.backsight.cli;

import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.Renderings;
import dev.backsight.reports.TerminalTable;
import dev.backsight.reports.source.RepositorySources;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A report on paper and on screen. */
final class Printed {

    private Printed() {}

    static void write(CheckReport report, @Nullable Path directory, ReportFiles files) {
        if (directory != null) {
            new OutputDirectory(directory).write(Renderings.all(report, RepositorySources.around(Path.of(""))));
        }
        files.write(report);
    }

    static void print(CheckReport report, Console console) {
        console.out()
                .print(TerminalTable.render(
                        report, console.terminal().width(), console.terminal().colour()));
    }
}
