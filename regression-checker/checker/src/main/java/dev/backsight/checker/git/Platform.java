package dev.backsight.checker.git;

import java.util.Locale;

/** How the operating system calls things. */
final class Platform {

    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private Platform() {}

    /** Maven and its wrapper come as a shell script and as a batch file. */
    static String script(String name) {
        return WINDOWS ? name + ".cmd" : name;
    }

    static String program(String name) {
        return WINDOWS ? name + ".exe" : name;
    }
}
