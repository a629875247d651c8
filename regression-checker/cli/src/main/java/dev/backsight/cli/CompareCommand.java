package dev.backsight.cli;

import dev.backsight.checker.gate.FileComparison;
import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.model.CheckReport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares two result files: JMH's JSON (-rf json) from any project, or run.json.",
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "<base.json>", description = "The earlier results.")
    private Path base = Path.of("");

    @Parameters(index = "1", paramLabel = "<head.json>", description = "The later results, to be judged.")
    private Path head = Path.of("");

    @Mixin
    private PolicyOptions policy = new PolicyOptions();

    @Mixin
    private BaselinesOption baselines = new BaselinesOption();

    @Option(
            names = "--across-environments",
            description = "Compare times although JVM or machine differ, because they are meant to.")
    private boolean acrossEnvironments;

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Option(
            names = "--out",
            paramLabel = "<dir>",
            description =
                    "Write check.json, report.html, summary.md, junit.xml, findings.sarif and comparisons.csv here.")
    private @Nullable Path out;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CheckReport report = FileComparison.compare(
                base, head, policy.source(null, null), baselines.directory(), acrossEnvironments, Clock.systemUTC());
        if (out != null) {
            new OutputDirectory(out).write(report);
        }
        Printed.write(report, out, files);
        Printed.print(report, console);
        return report.exitCode();
    }
}
