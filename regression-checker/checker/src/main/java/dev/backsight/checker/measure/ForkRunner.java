package dev.backsight.checker.measure;

import dev.backsight.checker.jmh.JmhResultFile;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs one fork of a group of benchmarks and says how it went. */
final class ForkRunner {

    private final Harness harness;
    private final Scratch scratch;
    private final Cancellation cancellation;

    ForkRunner(Harness harness, Scratch scratch, Cancellation cancellation) {
        this.harness = harness;
        this.scratch = scratch;
        this.cancellation = cancellation;
    }

    /** How a fork went. */
    sealed interface Outcome {

        /** JMH left results, though perhaps not of all benchmarks. */
        record Delivered(Run run, ForkOutput output) implements Outcome {}

        /** @param how a clause that follows "fork 3" */
        record Failed(String how, ForkOutput output) implements Outcome {}

        /** @param why measuring cannot go on */
        record Stopped(String why) implements Outcome {}
    }

    /** @throws UnusableInputException when the {@code java} program cannot be started */
    Outcome run(ForkGroup group, Path resultFile, Path logFile, Duration deadline) {
        String shortage = scratch.shortage();
        if (shortage != null) {
            return new Outcome.Stopped(shortage);
        }
        if (cancellation.isCancelled()) {
            return new Outcome.Stopped(cancellation.reason().orElseThrow());
        }
        try (OutputStream log = Files.newOutputStream(logFile);
                JmhProcess process = start(JmhCommand.of(harness, turnstile(), group, resultFile), log)) {
            JmhProcess.Ending ending = process.await(deadline, cancellation);
            IOException logFailure = process.logFailure();
            if (logFailure != null) {
                return new Outcome.Stopped(cannotWrite(logFile, logFailure));
            }
            Outcome outcome = outcome(ending, process.output(), resultFile, deadline);
            return outcome instanceof Outcome.Failed ? blameScratch(outcome) : outcome;
        } catch (IOException e) {
            return new Outcome.Stopped(cannotWrite(logFile, e));
        }
    }

    private Path turnstile() throws IOException {
        Path jar = scratch.directory().resolve("turnstile.jar");
        if (!Files.exists(jar)) {
            TurnstileJar.write(jar);
        }
        return jar;
    }

    private JmhProcess start(List<String> command, OutputStream log) {
        try {
            return JmhProcess.start(command, harness.workingDirectory(), log);
        } catch (IOException e) {
            throw new UnusableInputException(
                    harness.java() + ": cannot be started: " + e.getMessage() + "; name the java program of a JDK", e);
        }
    }

    private Outcome outcome(JmhProcess.Ending ending, ForkOutput output, Path resultFile, Duration deadline) {
        if (ending instanceof JmhProcess.Ending.Cancelled) {
            return new Outcome.Stopped(cancellation.reason().orElseThrow());
        }
        if (ending instanceof JmhProcess.Ending.TimedOut) {
            return new Outcome.Failed("did not end within " + DurationText.of(deadline) + " and was killed", output);
        }
        int code = ((JmhProcess.Ending.Exited) ending).code();
        if (code != 0) {
            return new Outcome.Failed("ended with JMH's exit code " + code, output);
        }
        try {
            return new Outcome.Delivered(JmhResultFile.read(resultFile, "scratch"), output);
        } catch (UnusableInputException e) {
            return new Outcome.Failed(
                    output.cause().orElse("left results that cannot be read: " + e.getMessage()), output);
        }
    }

    /** JMH ignores it when its results cannot be written, so a full disk looks like a benchmark that failed. */
    private Outcome blameScratch(Outcome outcome) {
        String shortage = scratch.shortage();
        return shortage == null ? outcome : new Outcome.Stopped(shortage);
    }

    private static String cannotWrite(Path file, IOException e) {
        return "cannot write " + file + ": " + e.getMessage();
    }
}
