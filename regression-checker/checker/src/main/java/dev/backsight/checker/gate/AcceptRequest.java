package dev.backsight.checker.gate;

import dev.backsight.checker.model.BenchmarkGlob;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become the baseline, and what its owner knows of it.
 *
 * @param runFile as {@code record} and {@code check} write it
 * @param by who accepts; null asks git, then the operating system
 * @param accepting benchmarks that may be slower than before, unstable, or gone
 * @param dirty whether a run of a work tree with uncommitted changes will do
 */
public record AcceptRequest(
        Path runFile, String reason, @Nullable String by, List<BenchmarkGlob> accepting, boolean dirty) {

    public AcceptRequest {
        if (reason.isBlank()) {
            throw new UnusableInputException("accept needs a reason: --reason \"why these numbers are right\"");
        }
        accepting = List.copyOf(accepting);
    }

    /** With patterns as typed. */
    public static AcceptRequest of(
            Path runFile, String reason, @Nullable String by, List<String> accepting, boolean dirty) {
        return new AcceptRequest(
                runFile, reason, by, accepting.stream().map(AcceptRequest::glob).toList(), dirty);
    }

    private static BenchmarkGlob glob(String text) {
        try {
            return new BenchmarkGlob(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableInputException("accepting: " + e.getMessage(), e);
        }
    }
}
