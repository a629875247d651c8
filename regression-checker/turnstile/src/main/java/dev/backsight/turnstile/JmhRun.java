package dev.backsight.turnstile;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What JMH's own main class does, except that params are set directly: JMH splits what follows {@code -p name=} on a
 * command line at every comma, without an escape.
 */
final class JmhRun {

    private JmhRun() {}

    /** Returns the exit code. */
    static int run(Map<String, String> params, List<String> arguments) {
        try {
            ChainedOptionsBuilder options =
                    new OptionsBuilder().parent(new CommandLineOptions(arguments.toArray(new String[0])));
            params.forEach(options::param);
            new Runner(options.build()).run();
            return 0;
        } catch (CommandLineOptionException e) {
            System.err.println("Error parsing command line:");
            System.err.println(" " + e.getMessage());
        } catch (RunnerException e) {
            System.err.print("ERROR: ");
            e.printStackTrace(System.err);
        }
        return 1;
    }
}
