package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A main class in a JVM of its own, with the class path of this one. */
public final class ChildJvm {

    private final Process process;
    private final Path errors;
    private final BufferedReader output;

    private ChildJvm(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param scratch where the child may unpack its native libraries: a killed one leaves them behind */
    public static ChildJvm start(Path scratch, List<String> flags, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(flags);
        command.addAll(ChildClasses.flags());
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(scratch.resolve("scratch")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(scratch, "stderr", ".txt");
        return new ChildJvm(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    /** The program that runs this JVM. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The next line, or null at the end of the output. */
    @Nullable
    public String nextLine() throws IOException {
        return output.readLine();
    }

    /** Reads a line that has to be this; of a child that ended instead, tells how. */
    public void expectLine(String expected) throws IOException, InterruptedException {
        String line = nextLine();
        if (line == null) {
            throw new AssertionError("instead of \"" + expected + "\", exit " + process.waitFor()
                    + " and on standard error:\n" + Files.readString(errors));
        }
        assertThat(line).isEqualTo(expected);
    }

    public List<String> outputLines() {
        return output.lines().toList();
    }

    /** Writes a line to the child's standard input, which ends when this JVM does. */
    public void send(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    public long pid() {
        return process.pid();
    }

    /** Sends SIGKILL. Unlike {@link Process#destroyForcibly}, leaves what the child wrote to be read. */
    public void kill() {
        assertThat(process.toHandle().destroyForcibly()).isTrue();
    }

    /** Waits for the end, and passes on what the child wrote to standard error. */
    public int exitCode() throws IOException, InterruptedException {
        int exit = process.waitFor();
        System.err.print(Files.readString(errors));
        return exit;
    }
}
