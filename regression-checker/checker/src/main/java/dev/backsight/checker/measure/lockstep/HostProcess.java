package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.measure.ForkArguments;
import dev.backsight.checker.measure.ProcessTree;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.turnstile.Command;
import dev.backsight.turnstile.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A running host. Closing it leaves no process behind. */
final class HostProcess implements AutoCloseable {

    private static final String MAIN = "dev.backsight.turnstile.Host";

    private final Process process;
    private final String token;
    private final HostOutput output;
    private final CompletableFuture<Void> end;
    private @Nullable TurnConnection connection;
    private int commands;

    private HostProcess(Process process, String token, Runnable ended) {
        this.process = process;
        this.token = token;
        this.end = process.onExit().thenRun(ended);
        this.output = new HostOutput(process.getInputStream());
    }

    /**
     * @param ended called when the process has ended
     * @throws UnusableInputException when the {@code java} program cannot be started
     */
    static HostProcess start(BuildUnderTest build, String classPath, int port, String token, Runnable ended) {
        // No memory or collector flags here: forks inherit the host's unless a benchmark has its own.
        List<String> command =
                List.of(build.java().toString(), ForkArguments.WAIVE_LOCK, "-cp", classPath, MAIN, build.mainClass());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(build.workingDirectory().toFile())
                .redirectErrorStream(true);
        // Not on the command line, which everybody on the machine can read.
        builder.environment().put(Wire.ENVIRONMENT, port + ":" + token);
        try {
            return new HostProcess(builder.start(), token, ended);
        } catch (IOException e) {
            throw new UnusableInputException(
                    build.java() + ": cannot be started: " + e.getMessage() + "; name the java program of a JDK", e);
        }
    }

    String token() {
        return token;
    }

    HostOutput output() {
        return output;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** -1 where it has not ended. */
    int exitCode() {
        return process.isAlive() ? -1 : process.exitValue();
    }

    /** It has introduced itself. */
    void connected(TurnConnection greeted) {
        connection = greeted;
    }

    /** Null before it has introduced itself. */
    @Nullable
    TurnConnection connection() {
        return connection;
    }

    /** The number of the next command. */
    int nextNumber() {
        return ++commands;
    }

    /** A host that is gone already shows in {@link #isAlive}. */
    void send(Command command) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((command.line() + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            close();
        }
    }

    /** That process, if it is one of this host's: what a fork says of itself might be another namespace's number. */
    Optional<ProcessHandle> descendant(long pid) {
        return process.descendants().filter(handle -> handle.pid() == pid).findFirst();
    }

    @Override
    public void close() {
        end.cancel(false);
        ProcessTree.destroy(process.toHandle());
    }
}
