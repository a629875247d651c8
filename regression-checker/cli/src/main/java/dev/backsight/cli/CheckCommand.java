package dev.backsight.cli;

import dev.backsight.checker.gate.BaseChoice;
import dev.backsight.checker.gate.CheckRequest;
import dev.backsight.checker.gate.Selection;
import dev.backsight.checker.gate.ShardRequest;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a benchmark jar beside another build of it, or compares it with saved numbers; reports, judges.",
            "Writes run.json, check.json, report.html, summary.md, junit.xml, findings.sarif and comparisons.csv."
        },
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private MeasureOptions measure = new MeasureOptions();

    @Option(
            names = "--base",
            paramLabel = "<base>",
            defaultValue = "auto",
            description = {
                "auto: the accepted baseline's commit, built and measured beside head; its saved numbers where it",
                "  cannot be built; without a baseline the run is just recorded (default).",
                "git:<revision>, merge-base:<revision>: built and measured beside head.",
                "jar:<file>, or just a jar; classpath:<paths>: measured beside head.",
                "baseline: the saved numbers of this environment.",
                "run:<file>: a run.json or a JMH result file."
            })
    private String base = "auto";

    @Option(
            names = "--select",
            paramLabel = "<what>",
            defaultValue = "all",
            description = {
                "all: every benchmark that both builds have (default).",
                "changed: those that may run different code in them. Where every class and file that a benchmark can",
                "  reach is the same, it is UNCHANGED by proof; up to 3 such are measured all the same, as controls."
            })
    private Selection select = Selection.ALL;

    @Option(
            names = "--shard",
            paramLabel = "<i/n>",
            description = {
                "Measure only the i-th of n parts of the suite, for n machines; write run.json and shard.json, and",
                "  decide nothing: merge does, for the whole suite. Base has to be a build."
            })
    private @Nullable String shard;

    @Option(
            names = "--shard-costs",
            paramLabel = "<run.json>",
            description = "What an earlier check of two builds recorded, or merge: benchmarks are shared out by what"
                    + " their pairs took there. The same file for all shards (default: all count the same).")
    private @Nullable Path shardCosts;

    @Mixin
    private PolicyOptions policy = new PolicyOptions();

    @Mixin
    private BaselinesOption baselines = new BaselinesOption();

    @Mixin
    private ReportFiles files = new ReportFiles();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CheckRequest request = measure.request(BaseChoice.parse(base), select, policy, baselines);
        if (shard != null) {
            if (files.anyNamed()) {
                throw new UnusableInputException("a shard writes no report: give those options to merge");
            }
            return Measuring.shard(new ShardRequest(request, ShardRequest.shard(shard), shardCosts), console);
        }
        if (shardCosts != null) {
            throw new UnusableInputException("--shard-costs goes with --shard <i/n>, which is missing");
        }
        return Measuring.run(request, measure.history(), files, console);
    }
}
