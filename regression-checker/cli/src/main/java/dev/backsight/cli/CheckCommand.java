package dev.backsight.cli;

import dev.backsight.checker.gate.BaseChoice;
import dev.backsight.checker.gate.CheckRequest;
import dev.backsight.checker.gate.Selection;
import java.util.concurrent.Callable;
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
        return Measuring.run(request, files, console);
    }
}
