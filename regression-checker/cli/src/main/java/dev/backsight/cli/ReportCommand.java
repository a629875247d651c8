package dev.backsight.cli;

import dev.backsight.checker.format.CheckFile;
import dev.backsight.checker.model.CheckReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {"Renders a check.json again: the table here, files where asked.", "Judges nothing; exits with 0."
        })
final class ReportCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "<check.json>", defaultValue = "target/backsight/check.json", description = "The check.")
    private Path check = Path.of("target", "backsight", "check.json");

    @Option(names = "--html", paramLabel = "<file>", description = "Write the HTML report here.")
    private @Nullable Path html;

    @Option(
            names = "--out",
            paramLabel = "<dir>",
            description = "Write report.html, summary.md, junit.xml and findings.sarif here.")
    private @Nullable Path out;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CheckReport report = CheckFile.read(check);
        Printed.write(report, out, html);
        Printed.print(report, console);
        return ExitCode.OK;
    }
}
