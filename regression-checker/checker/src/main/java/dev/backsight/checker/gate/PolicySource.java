package dev.backsight.checker.gate;

import dev.backsight.checker.format.DurationText;
import dev.backsight.checker.format.PercentText;
import dev.backsight.checker.format.PolicyFile;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the policy comes from: a file, and what the command line says instead.
 *
 * @param file must exist; null takes {@code policy.yaml} among the baselines, or the defaults where there is none
 * @param tolerance of time, for every benchmark; null leaves the policy's
 */
public record PolicySource(
        @Nullable Path file,
        @Nullable Double alpha,
        @Nullable Double tolerance,
        @Nullable Integer forks,
        @Nullable Duration budget,
        @Nullable Boolean failOnInconclusive) {

    /**
     * As the user typed them; null leaves the policy's.
     *
     * @param tolerance e.g. {@code 3%}
     * @param budget e.g. {@code 10m}
     * @throws UnusableInputException if either is not understood
     */
    public static PolicySource of(
            @Nullable Path file,
            @Nullable Double alpha,
            @Nullable String tolerance,
            @Nullable Integer forks,
            @Nullable String budget,
            @Nullable Boolean failOnInconclusive) {
        try {
            return new PolicySource(
                    file,
                    alpha,
                    tolerance == null ? null : PercentText.parse(tolerance),
                    forks,
                    budget == null ? null : DurationText.parse(budget),
                    failOnInconclusive);
        } catch (IllegalArgumentException e) {
            throw new UnusableInputException(String.valueOf(e.getMessage()), e);
        }
    }

    Policy read(Path baselines, LocalDate today) {
        return applied(file(baselines).map(path -> PolicyFile.read(path, today)).orElse(Policy.DEFAULT));
    }

    /** The file that was named, or else what was decided by before; the options change either. */
    Policy readOr(Policy before, LocalDate today) {
        return applied(file == null ? before : PolicyFile.read(file, today));
    }

    private Policy applied(Policy policy) {
        try {
            return overridden(policy);
        } catch (IllegalArgumentException e) {
            throw new UnusableInputException("the options do not make a policy: " + e.getMessage(), e);
        }
    }

    private Policy overridden(Policy read) {
        Policy policy = read;
        if (alpha != null) {
            policy = policy.withAlpha(alpha);
        }
        if (tolerance != null) {
            policy = policy.withTolerance(tolerance);
        }
        if (forks != null) {
            policy = policy.withForks(forks);
        }
        if (budget != null) {
            policy = policy.withBudget(budget);
        }
        if (failOnInconclusive != null) {
            policy = policy.withFailOnInconclusive(failOnInconclusive);
        }
        return policy;
    }

    /** An override that names no benchmark is a mistake waiting to hide something. */
    void requireMatches(Policy policy, Path baselines, Collection<BenchmarkId> known) {
        file(baselines).ifPresent(path -> PolicyFile.requireMatches(policy, path.toString(), known));
    }

    /** A reference of which only one end is there is a typing error. */
    void requireReferences(Policy policy, Path baselines, Collection<BenchmarkId> known) {
        file(baselines).ifPresent(path -> PolicyFile.requireReferences(policy, path.toString(), known));
    }

    private Optional<Path> file(Path baselines) {
        if (file != null) {
            return Optional.of(file);
        }
        Path standard = baselines.resolve("policy.yaml");
        return Files.exists(standard) ? Optional.of(standard) : Optional.empty();
    }
}
