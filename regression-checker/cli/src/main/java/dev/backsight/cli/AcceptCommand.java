package dev.backsight.cli;

import dev.backsight.checker.baseline.Baseline;
import dev.backsight.checker.gate.AcceptRequest;
import dev.backsight.checker.gate.BaselineKeeping;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the last measured run the baseline of its environment and suite.",
            "Refuses a run that is incomplete, was measured with uncommitted changes, is unstable, lacks benchmarks of"
                    + " what it would replace, or is slower, unless told that this is meant."
        },
        sortOptions = false)
final class AcceptCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "<text>",
            description = "Why these numbers are right; kept in the baseline.")
    private String reason = "";

    @Option(
            names = "--run",
            paramLabel = "<file>",
            defaultValue = "target/backsight/run.json",
            description = "The run to accept (default: ${DEFAULT-VALUE}).")
    private Path run = Path.of("target", "backsight", "run.json");

    @Option(
            names = "--by",
            paramLabel = "<name>",
            description = "Who accepts (default: git's user.name, or the login).")
    private @Nullable String by;

    @Option(
            names = "--accepting",
            paramLabel = "<glob>",
            split = ",",
            description = "Benchmarks that may be slower than before, unstable, or gone, e.g. '*PutBenchmark*'.")
    private List<String> accepting = List.of();

    @Option(names = "--dirty", description = "Accept numbers of a work tree with uncommitted changes.")
    private boolean dirty;

    @Mixin
    private BaselinesOption baselines = new BaselinesOption();

    AcceptCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Baseline accepted = new BaselineKeeping(baselines.directory(), Clock.systemUTC())
                .accept(AcceptRequest.of(run, reason, by, accepting, dirty));
        console.out().println(BaselineKeeping.describe(accepted));
        return ExitCode.OK;
    }
}
