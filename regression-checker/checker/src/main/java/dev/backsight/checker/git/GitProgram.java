package dev.backsight.checker.git;

import dev.backsight.checker.model.UnusableInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the {@code git} program where nothing but the directory decides which repository it is about. */
final class GitProgram {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** Of an answer; the rest is dropped. */
    static final int MOST_BYTES = 16 << 20;

    private static final String NO_REPOSITORY = "not a git repository";

    /** Options before the command: no programs of the repository's choosing, and text that is always UTF-8. */
    private static final List<String> SETTINGS =
            List.of("--no-pager", "-c", "core.fsmonitor=false", "-c", "i18n.logOutputEncoding=UTF-8");

    private final String program;
    private final Duration timeout;

    GitProgram(String program) {
        this(program, TIMEOUT);
    }

    GitProgram(String program, Duration timeout) {
        this.program = program;
        this.timeout = timeout;
    }

    /** What git printed, and its exit code. */
    record Answer(int exitCode, String text, String error) {

        boolean ok() {
            return exitCode == 0;
        }
    }

    /**
     * @return empty where there is no such program, or the directory belongs to no repository
     * @throws UnusableInputException when git does not answer in time, or refuses for a reason of its own
     */
    Optional<Answer> run(Path directory, String... arguments) {
        return run(directory, "", StandardCharsets.UTF_8, arguments);
    }

    /**
     * @param input what it reads from standard input; short, since nothing reads what it answers until all is written
     * @param charset of what it prints
     * @see #run(Path, String...)
     */
    Optional<Answer> run(Path directory, String input, Charset charset, String... arguments) {
        ProcessBuilder builder = process(directory, arguments);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Optional.empty();
        }
        Answer answer = answer(process, builder.command(), directory, input, charset);
        if (answer.ok()) {
            return Optional.of(answer);
        }
        if (answer.error().contains(NO_REPOSITORY)) {
            return Optional.empty();
        }
        if (answer.error().isEmpty()) {
            return Optional.of(answer); // a plain "no", as from rev-parse --quiet
        }
        throw new UnusableInputException(directory + ": git " + arguments[0] + " failed: "
                + answer.error().strip());
    }

    /** For what must succeed once the repository is known to be there. */
    Answer demand(Path directory, String... arguments) {
        return run(directory, arguments)
                .filter(Answer::ok)
                .orElseThrow(() -> new UnusableInputException(
                        directory + ": git " + arguments[0] + " gave no answer; is the repository intact?"));
    }

    /** Whether there is such a program. */
    boolean isInstalled() {
        return run(Path.of(""), "--version").isPresent();
    }

    /** For a command that takes long: the caller starts it and looks after it. */
    ProcessBuilder process(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(SETTINGS);
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toAbsolutePath().toFile());
        sanitize(builder.environment());
        return builder;
    }

    /** Hooks run with GIT_DIR and its like set, for a repository that need not be this one. */
    private static void sanitize(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("LC_ALL", "C");
        // Just asking: leave the index as it is, and do not wait for whoever is writing it.
        environment.put("GIT_OPTIONAL_LOCKS", "0");
    }

    private Answer answer(Process process, List<String> command, Path directory, String input, Charset charset) {
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            CompletableFuture<String> text = read(process.getInputStream(), charset);
            CompletableFuture<String> error = read(process.getErrorStream(), StandardCharsets.UTF_8);
            CompletableFuture.allOf(text, error, process.onExit()).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(process.exitValue(), text.join(), error.join());
        } catch (TimeoutException e) {
            throw new UnusableInputException(
                    directory + ": " + String.join(" ", command) + " did not end within " + timeout.toSeconds() + " s",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableInputException(directory + ": interrupted while asking git", e);
        } catch (IOException | ExecutionException e) {
            throw new UnusableInputException(directory + ": git's answer cannot be read: " + e.getMessage(), e);
        } finally {
            end(process.toHandle());
        }
    }

    /** With what it started; where anything was still running, it is gone when this returns. */
    private static void end(ProcessHandle process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process);
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                .join();
    }

    private static CompletableFuture<String> read(InputStream stream, Charset charset) {
        Executor ownThread = task -> {
            Thread thread = new Thread(task, "git-output");
            thread.setDaemon(true);
            thread.start();
        };
        return CompletableFuture.supplyAsync(
                () -> {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    byte[] buffer = new byte[8192];
                    try (stream) {
                        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                            // Whether a status is empty can be told from its beginning; the rest is only drained.
                            bytes.write(buffer, 0, Math.min(read, MOST_BYTES - bytes.size()));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return bytes.toString(charset);
                },
                ownThread);
    }
}
