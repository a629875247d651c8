package dev.backsight.cli;

import dev.backsight.checker.model.UnusableInputException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "backsight",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Tells whether a change made Java code slower, and is right about it.",
        synopsisHeading = "%n@|bold SYNOPSIS|@%n  ",
        descriptionHeading = "%n@|bold DESCRIPTION|@%n",
        description = {
            "  Runs JMH benchmarks, keeps results as baselines, compares new runs with them",
            "  statistically, and fails when a threshold is breached."
        },
        optionListHeading = "%n@|bold OPTIONS|@%n",
        commandListHeading = "%n@|bold COMMANDS|@%n",
        exitCodeListHeading = "%n@|bold EXIT CODES|@%n",
        exitCodeList = {
            "0:No regression.",
            "1:Regressed, or a benchmark failed, was removed or can no longer be compared.",
            "2:Unusable input or options, a missing base, or nothing comparable.",
            "3:Inconclusive, where the policy says that this fails.",
            "4:Measuring broke off."
        },
        footerHeading = "%n@|bold EXAMPLES|@%n",
        footer = {
            "  Are these two result files, from any JMH project, different?",
            "    java -jar backsight.jar compare before.json after.json --html report.html",
            "  Measure a benchmark jar and accept the numbers as baseline:",
            "    java -jar backsight.jar record --head benchmarks.jar",
            "    java -jar backsight.jar accept --reason \"first baseline\"",
            "  Measure again and judge against the baseline:",
            "    java -jar backsight.jar check --head benchmarks.jar",
            "  Measure half of the suite on each of two machines, and judge the whole:",
            "    java -jar backsight.jar check --base old.jar --head new.jar --shard 1/2 --out one",
            "    java -jar backsight.jar merge one two --out target/backsight",
            "  Is this machine a good place for that, and what would be the baseline here?",
            "    java -jar backsight.jar doctor"
        },
        subcommands = {
            CheckCommand.class,
            RecordCommand.class,
            CompareCommand.class,
            MergeCommand.class,
            ReplayCommand.class,
            CertifyCommand.class,
            AcceptCommand.class,
            BaselinesCommand.class,
            HistoryCommand.class,
            DoctorCommand.class,
            ReportCommand.class,
            GenerateCompletion.class,
            CommandLine.HelpCommand.class
        })
final class BacksightCommand implements Runnable {

    /** Picocli sets two columns, and refuses less than they need. */
    private static final int NARROWEST_HELP = 60;

    @Spec
    private CommandSpec spec;

    BacksightCommand(CommandSpec spec) {
        this.spec = spec;
    }

    /** A command line that prints to {@code console} and turns every complaint into one sentence and an exit code. */
    static CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(new BacksightCommand(CommandSpec.create()), new CommandFactory(console));
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(console.terminal().colour() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(
                Math.max(NARROWEST_HELP, Math.min(100, console.terminal().width())));
        line.setUsageHelpLongOptionsMaxWidth(28);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((exception, args) -> {
            console.err().println("backsight: " + exception.getMessage());
            console.err()
                    .println("Try '"
                            + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
            return ExitCode.UNUSABLE;
        });
        line.setExecutionExceptionHandler((exception, failed, result) -> {
            if (exception instanceof UnusableInputException) {
                console.err().println("backsight: " + exception.getMessage());
                return ExitCode.UNUSABLE;
            }
            console.err().println("backsight: broke off because of an error of its own; please report this:");
            exception.printStackTrace(console.err());
            return ExitCode.BROKE_OFF;
        });
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
