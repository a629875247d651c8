package dev.backsight.cli;

import dev.backsight.checker.history.KeptHistory;
import dev.backsight.checker.model.CheckReport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where reports are kept for later. */
final class KeepingOption {

    @Option(
            names = "--history",
            paramLabel = "<place>",
            description = "Add the report to this history too: a directory, or jdbc:postgresql://host/database"
                    + " (default: <out>/history). Command history shows it.")
    private @Nullable String place;

    KeptHistory history(Path out) {
        return KeptHistory.of(place, out);
    }

    static void keep(CheckReport report, KeptHistory history, Console console) {
        history.add(report).ifPresent(told -> console.err().println("backsight: warning: " + told));
    }
}
