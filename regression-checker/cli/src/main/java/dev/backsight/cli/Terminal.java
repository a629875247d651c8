package dev.backsight.cli;

import dev.backsight.reports.TerminalTable;
import java.util.Map;

/**
 * What the other end can show.
 *
 * @param interactive whether a person watches: then progress is one line, rewritten in place
 * @param colour whether to colour; {@code NO_COLOR} (no-color.org) says no
 * @param width in columns
 */
record Terminal(boolean interactive, boolean colour, int width) {

    private static final int DEFAULT_WIDTH = 120;

    static Terminal detect(Map<String, String> environment) {
        boolean interactive = !environment.isEmpty() && isTerminal();
        boolean colour = interactive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        return new Terminal(interactive, colour, width(environment));
    }

    // Up to JDK 21 there is a console only where a person sits; later ones always have one, and it says so itself.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJdk22) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("java.io.Console.isTerminal() is public and throws nothing", e);
        }
    }

    private static int width(Map<String, String> environment) {
        try {
            return Math.max(TerminalTable.NARROWEST, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException notSet) {
            return DEFAULT_WIDTH;
        }
    }
}
