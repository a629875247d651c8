package dev.backsight.cli;

import dev.backsight.checker.history.CheckHistory;
import dev.backsight.checker.history.HistoryText;
import dev.backsight.checker.history.KeptHistory;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the checks of a history, the newest first: when (UTC), verdict, base > head, headline.",
            "Each check adds its report to one (check --history): as a file, or in PostgreSQL as a row of the table"
                    + " backsight_check."
        },
        sortOptions = false)
final class HistoryCommand implements Callable<Integer> {

    private static final int MOST = 100_000;

    private final Console console;

    @Option(
            names = "--history",
            paramLabel = "<place>",
            description = "A directory, or jdbc:postgresql://host/database (default: target/backsight/history).")
    private @Nullable String place;

    @Option(
            names = "--suite",
            paramLabel = "<name>",
            defaultValue = "default",
            description = "Checks of this suite (default: ${DEFAULT-VALUE}).")
    private String suite = "default";

    @Option(
            names = "--last",
            paramLabel = "<n>",
            defaultValue = "20",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int last = 20;

    HistoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (last < 1 || last > MOST) {
            throw new UnusableInputException("--last lies between 1 and " + MOST + ", not " + last);
        }
        CheckHistory history = CheckHistory.at(
                place == null
                        ? KeptHistory.directory(Path.of("target", "backsight")).toString()
                        : place);
        List<CheckReport> found = history.latest(suite, last);
        if (found.isEmpty()) {
            console.err().println("No check of suite '" + suite + "' is kept in " + history.name() + ".");
        }
        console.out().print(HistoryText.render(found));
        return ExitCode.OK;
    }
}
