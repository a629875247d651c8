package dev.backsight.cli;

import dev.backsight.checker.gate.BaselineMoves;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the accepted numbers of a commit with the oldest in its history, and shows each acceptance in"
                    + " between: many small losses that were accepted one by one add up in sight.",
            "Reads the commits; what is checked out does not matter."
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Shown, whatever moved.", "2:No such commit, or one of its baselines cannot be used."})
final class BaselinesDriftCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<rev>",
            defaultValue = "HEAD",
            description = "Up to where (default: ${DEFAULT-VALUE}).")
    private String upTo = "HEAD";

    @Mixin
    private HistoryOptions options = new HistoryOptions();

    BaselinesDriftCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        options.print(new BaselineMoves(options.baselines()).drift(upTo), console);
        return ExitCode.OK;
    }
}
