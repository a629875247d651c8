package dev.backsight.checker.git;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * One build in a checked out work tree.
 *
 * @param name of the revision, for messages
 * @param tree where it is checked out
 * @param hints why it may fail, a sentence each
 */
record TreeBuild(String name, Path tree, CommandLine command, Path log, List<String> hints) {

    private static final int TAIL_LINES = 30;
    private static final int MOST_JARS_NAMED = 10;
    private static final int JAR_DEPTH = 8;

    /** @throws UnusableInputException when it fails, with the end of its log */
    void run(Map<String, String> environment, BuildWatch watch) {
        ProcessBuilder program = new ProcessBuilder(command.words())
                .directory(command.directory().toFile());
        program.environment().clear();
        program.environment().putAll(environment);
        OptionalInt exit = ChildProcess.run(program, log, watch);
        if (exit.isEmpty()) {
            throw failed("took longer than " + watch.limit().toSeconds() + " s and was ended");
        }
        if (exit.getAsInt() != 0) {
            throw failed("failed with exit code " + exit.getAsInt());
        }
    }

    /**
     * @param path of the wanted jar, relative to the tree
     * @throws UnusableInputException when it was not made
     */
    Path jar(Path path) throws IOException {
        Path jar = tree.resolve(path);
        if (!Files.isRegularFile(jar)) {
            throw new UnusableInputException(name + ": the build made no " + path + " but " + jars()
                    + ": name the build command that makes it (" + command + " was run; log: " + log + ")");
        }
        return jar;
    }

    private UnusableInputException failed(String how) {
        return new UnusableInputException("building " + name + " " + how + ": " + command + "\n" + tail() + "\n"
                + String.join("", hints.stream().map(hint -> hint + "\n").toList()) + "The whole log is " + log
                + ". Name a revision that builds with this command, or the command that builds this one.");
    }

    private String tail() {
        try {
            return String.join("\n", LogTail.of(log, TAIL_LINES)).indent(2).stripTrailing();
        } catch (IOException e) {
            return "  (its log cannot be read: " + e + ")";
        }
    }

    private String jars() throws IOException {
        try (Stream<Path> files = Files.find(
                tree,
                JAR_DEPTH,
                (file, attributes) ->
                        attributes.isRegularFile() && file.toString().endsWith(".jar"))) {
            List<String> jars = files.map(jar -> tree.relativize(jar).toString())
                    .sorted()
                    .limit(MOST_JARS_NAMED)
                    .toList();
            return jars.isEmpty() ? "no jar at all" : String.join(", ", jars);
        }
    }
}
