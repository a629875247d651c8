package dev.backsight.checker.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Environment variables of a build that is not the one this program runs in. */
final class ChildEnvironment {

    static final String SKIP = "-Dbacksight.skip=true";

    /** What changes the jar without being part of the command. */
    private static final List<String> INPUTS =
            List.of("JAVA_HOME", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "MAVEN_ARGS", "MAVEN_OPTS");

    private ChildEnvironment() {}

    /**
     * @param parent variables of this process
     * @param javaHome of the running Java; used where it can compile
     * @param root where Maven is to look for the project's {@code .mvn}. Without it, Maven would look in the directories
     *     above, of which one is the work tree that head is built from.
     */
    static Map<String, String> of(Map<String, String> parent, Path javaHome, Path root) {
        Map<String, String> child = new TreeMap<>(parent);
        // Set in a git hook, and for another repository; set by the script of the Maven that runs.
        child.keySet()
                .removeIf(name -> name.startsWith("GIT_")
                        || name.equals("MAVEN_CMD_LINE_ARGS")
                        || name.equals("MAVEN_PROJECTBASEDIR")
                        // mvnDebug's: the child would wait for a debugger at the same port.
                        || name.equals("MAVEN_DEBUG_OPTS"));
        child.put("MAVEN_BASEDIR", root.toString());
        // Whatever command it is that starts a Maven, it must not enter a check.
        child.merge("MAVEN_OPTS", SKIP, (options, skip) -> options + " " + skip);
        if (Files.exists(javaHome.resolve("bin").resolve(Platform.program("javac")))) {
            child.put("JAVA_HOME", javaHome.toString());
        }
        return child;
    }

    /** What of an environment decides on the jar. */
    static Map<String, String> inputs(Map<String, String> child) {
        Map<String, String> inputs = new TreeMap<>(child);
        inputs.keySet().retainAll(INPUTS);
        return inputs;
    }
}
