package dev.backsight.cli;

import dev.backsight.checker.gate.BaselineKeeping;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "baselines",
        mixinStandardHelpOptions = true,
        description = "Lists the accepted baselines with their age, commit and reason.",
        subcommands = {BaselinesDiffCommand.class, BaselinesDriftCommand.class})
final class BaselinesCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private BaselinesOption baselines = new BaselinesOption();

    BaselinesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(new BaselineKeeping(baselines.directory(), Clock.systemUTC()).list());
        return ExitCode.OK;
    }
}
