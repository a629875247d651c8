package dev.backsight.cli;

import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.gate.Replay;
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
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Decides again from the recorded pairs of two builds measured in lockstep.",
            "Reaches the same verdicts, by the policy that the recording holds. Another one, or the options below, show",
            "what they would have said."
        },
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "<run.json>", description = "What a check in lockstep recorded.")
    private Path run = Path.of("");

    @Mixin
    private PolicyOptions policy = new PolicyOptions();

    @Mixin
    private EstimatorOption estimator = new EstimatorOption();

    @Mixin
    private BaselinesOption baselines = new BaselinesOption();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Option(
            names = "--out",
            paramLabel = "<dir>",
            description =
                    "Write check.json, report.html, summary.md, junit.xml, findings.sarif and comparisons.csv here.")
    private @Nullable Path out;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CheckReport report = Replay.of(
                run, policy.source(null, null), baselines.directory(), estimator.location(), Clock.systemUTC());
        if (out != null) {
            new OutputDirectory(out).write(report);
        }
        Printed.write(report, out, files);
        Printed.print(report, console);
        return report.exitCode();
    }
}
