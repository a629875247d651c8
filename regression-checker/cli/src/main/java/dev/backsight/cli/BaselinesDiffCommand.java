package dev.backsight.cli;

import dev.backsight.checker.gate.BaselineMoves;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how accepted numbers moved between two commits, and who accepted that.",
            "Reads the commits; what is checked out does not matter."
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Shown, whatever moved.", "2:No such commit, or a baseline of either cannot be used."})
final class BaselinesDiffCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "<rev>..<rev>",
            description = "From where to where, e.g. v1.0..HEAD; what is left out is HEAD.")
    private String range = "";

    @Mixin
    private HistoryOptions options = new HistoryOptions();

    BaselinesDiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        options.print(new BaselineMoves(options.baselines()).diff(range), console);
        return ExitCode.OK;
    }
}
