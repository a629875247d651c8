package dev.backsight.checker.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/**
 * What decides how a jar comes out. Left out is what a build fetches from elsewhere without a fixed version, such as
 * snapshots.
 *
 * @param jar relative to the top of the work tree
 * @param java vendor and version of the running Java
 * @param environment variables that change a build
 */
record BuildInputs(String commit, Path jar, BuildCommand command, String java, Map<String, String> environment) {

    /** To be raised when jars made before must not be used any more. */
    private static final int GENERATION = 1;

    static String runningJava() {
        return System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version");
    }

    /** All of it, a line each. */
    String text() {
        return "generation " + GENERATION + "\ncommit " + commit + "\njar " + jar + "\ncommand " + command + "\njava "
                + java + "\nenvironment " + environment;
    }

    /** Short name for {@link #text()}, fit for a directory. */
    String key() {
        byte[] hash = Digests.sha256().digest(text().getBytes(StandardCharsets.UTF_8));
        return commit.substring(0, 10) + "-" + HexFormat.of().formatHex(hash, 0, 8);
    }
}
