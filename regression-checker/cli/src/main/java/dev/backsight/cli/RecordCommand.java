package dev.backsight.cli;

import dev.backsight.checker.gate.BaseChoice;
import dev.backsight.checker.gate.CheckRequest;
import dev.backsight.checker.gate.Selection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Measures a benchmark jar and writes run.json; compares with nothing.",
        sortOptions = false)
final class RecordCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private MeasureOptions measure = new MeasureOptions();

    @Mixin
    private PolicyOptions policy = new PolicyOptions();

    @Mixin
    private BaselinesOption baselines = new BaselinesOption();

    RecordCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CheckRequest request = measure.request(new BaseChoice.Nothing(), Selection.ALL, policy, baselines);
        return Measuring.run(request, measure.history(), new ReportFiles(), console);
    }
}
