package dev.backsight.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code java -jar backsight.jar <command>}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = run(args, new Console(out, err, Terminal.detect(System.getenv())));
        System.exit(code);
    }

    /** The whole program as a function of its arguments and streams. */
    static int run(String[] args, Console console) {
        return BacksightCommand.commandLine(console).execute(args);
    }

    /** For tests: no terminal, no environment. */
    static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, new Console(out, err, Terminal.detect(Map.of())));
    }
}
