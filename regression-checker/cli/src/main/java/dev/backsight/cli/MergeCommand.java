package dev.backsight.cli;

import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.gate.ShardMerge;
import dev.backsight.checker.history.KeptHistory;
import dev.backsight.checker.model.CheckReport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = {
            "Joins what the shards of a check measured (check --shard), reports, and judges: once, for the whole suite.",
            "The policy is the one that all shards measured by. Exits with 2 where a shard is missing, is there twice,"
                    + " or belongs to another check."
        },
        sortOptions = false)
final class MergeCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "<dir>",
            description = "What --out was for each shard; or a directory that holds such directories.")
    private List<Path> shards = List.of();

    @Option(
            names = "--out",
            paramLabel = "<dir>",
            required = true,
            description = "Where the joined run.json, check.json and the report are written.")
    private Path out = Path.of("");

    @Mixin
    private KeepingOption keeping = new KeepingOption();

    @Mixin
    private ReportFiles files = new ReportFiles();

    MergeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        KeptHistory history = keeping.history(out.toAbsolutePath());
        history.requireUsable();
        CheckReport report = ShardMerge.of(shards, new OutputDirectory(out.toAbsolutePath()), Clock.systemUTC());
        Printed.write(report, out, files);
        Printed.print(report, console);
        KeepingOption.keep(report, history, console);
        return report.exitCode();
    }
}
