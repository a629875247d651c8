package dev.backsight.cli;

import dev.backsight.checker.format.CheckFile;
import dev.backsight.checker.model.CheckReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Option(
            names = "--out",
            paramLabel = "<dir>",
            description = "Write report.html, summary.md, junit.xml, findings.sarif and comparisons.csv here.")
    private @Nullable Path out;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CheckReport report = CheckFile.read(check);
        Printed.write(report, out, files);
        Printed.print(report, console);
        return ExitCode.OK;
    }
}
