package dev.backsight.cli;

import dev.backsight.checker.format.AtomicFile;
import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.HtmlReport;
import dev.backsight.reports.Renderings;
import dev.backsight.reports.TerminalTable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A report on paper and on screen. */
final class Printed {

    private Printed() {}

    static void write(CheckReport report, @Nullable Path directory, @Nullable Path html) {
        if (directory != null) {
            new OutputDirectory(directory).write(Renderings.all(report));
        }
        if (html != null) {
            AtomicFile.writeText(html, out -> out.write(HtmlReport.render(report)));
        }
    }

    static void print(CheckReport report, Console console) {
        console.out()
                .print(TerminalTable.render(
                        report, console.terminal().width(), console.terminal().colour()));
    }
}
