package dev.backsight.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Maven and the JDK that it runs on. The plain build tries the plugin with its own; with the profile {@code matrix},
 * the oldest Maven that is supported takes its place, a current one comes to it, and both run on another JDK too if one is
 * named: which tests are run on which two of the four is told by {@link #inStep} and {@link #crossed}.
 *
 * @param maven its home
 * @param java home of the JDK
 */
record Toolchain(Path maven, Path java) {

    /** Keeps the start of a Maven short; its builds here take a few seconds. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final String OPTIONS = "MAVEN_OPTS";

    /** The one that every test is run with. */
    static Toolchain first() {
        return new Toolchain(Path.of(property("it.maven.oldest", property("it.maven", ""))), ownJava());
    }

    /** In the matrix, the oldest Maven on the older JDK and the current one on the newer. */
    static Stream<Toolchain> inStep() {
        return inMatrix() ? Stream.of(first(), new Toolchain(currentMaven(), newerJava())) : Stream.of(first());
    }

    /** In the matrix, the oldest Maven on the newer JDK and the current one on the older. */
    static Stream<Toolchain> crossed() {
        return inMatrix()
                ? Stream.of(new Toolchain(first().maven(), newerJava()), new Toolchain(currentMaven(), ownJava()))
                : Stream.of(first());
    }

    private static boolean inMatrix() {
        return !currentMaven().toString().isEmpty();
    }

    private static Path currentMaven() {
        return Path.of(property("it.maven.current", ""));
    }

    private static Path newerJava() {
        return Path.of(property("it.java25", ownJava().toString()));
    }

    private static Path ownJava() {
        return Path.of(System.getProperty("java.home"));
    }

    /** What was not configured reaches a test JVM as an empty text. */
    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    /** Runs Maven to its end, whatever that is. */
    BuildOutcome run(Path directory, List<String> arguments) {
        assertThat(java.resolve("bin").resolve("javac")).exists();
        List<String> command =
                new ArrayList<>(List.of(maven.resolve("bin").resolve("mvn").toString(), "-B", "-ntp"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        // Those of the Maven that runs these tests, and of a git hook that may have started it.
        environment
                .keySet()
                .removeIf(name -> name.startsWith("GIT_") || (name.startsWith("MAVEN_") && !name.equals(OPTIONS)));
        environment.put("JAVA_HOME", java.toString());
        environment.merge(OPTIONS, QUICK_START, (own, quick) -> own + " " + quick);
        environment.put("LC_ALL", "C.UTF-8");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new BuildOutcome(process.onExit().join().exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return maven.getFileName() + " on " + java.getFileName();
    }
}
