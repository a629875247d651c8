package dev.backsight.cli;

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
    private static final int NARROWEST = 60;

    static Terminal detect(Map<String, String> environment) {
        boolean interactive = System.console() != null && isTerminal() && !environment.isEmpty();
        boolean colour = interactive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        return new Terminal(interactive, colour, width(environment));
    }

    /** From JDK 22 on a console exists even where nobody looks at it, and says so itself. */
    private static boolean isTerminal() {
        try {
            Object console = System.console();
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJdk22) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("java.io.Console.isTerminal() is public and throws nothing", e);
        }
    }

    private static int width(Map<String, String> environment) {
        try {
            return Math.max(NARROWEST, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException notSet) {
            return DEFAULT_WIDTH;
        }
    }
}
