package dev.backsight.checker.baseline;

import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which accepted baseline of a suite is an environment's own, and why the others are not. */
public final class BaselineMatch {

    private final Baselines baselines;
    private final Environment environment;
    private final String suite;
    private final Optional<Baseline> own;

    /** @throws UnusableInputException if the environment's own cannot be used */
    BaselineMatch(Baselines baselines, Environment environment, String suite) {
        this.baselines = baselines;
        this.environment = environment;
        this.suite = suite;
        this.own = baselines.find(environment, suite);
    }

    /** Where the environment's own stands or would stand. */
    public Path file() {
        return baselines.fileFor(environment, suite);
    }

    public Optional<Baseline> own() {
        return own;
    }

    /**
     * Those of other environments, by environment. They are read when asked for: a check that has its own needs none.
     *
     * @throws UnusableInputException if any file among the baselines cannot be used
     */
    public List<Other> others() {
        return baselines.all().stream()
                .filter(baseline -> baseline.run().suite().equals(suite))
                .filter(baseline -> own.isEmpty() || !own.get().file().equals(baseline.file()))
                .map(baseline ->
                        new Other(baseline, baseline.run().environment().decidingDifferences(environment)))
                .toList();
    }

    /**
     * Whose commit to measure here: this environment's own, or else the one accepted last in any other.
     *
     * @throws UnusableInputException as {@link #others()} does, where there is no own
     */
    public Optional<Baseline> accepted() {
        return own.isPresent()
                ? own
                : others().stream()
                        .map(Other::baseline)
                        .max(Comparator.comparing(
                                (Baseline baseline) -> baseline.acceptance().at()));
    }

    /**
     * A baseline of another environment.
     *
     * @param differences of what is known on both sides; empty where the two know different things
     */
    public record Other(Baseline baseline, List<Environment.Difference> differences) {

        public Other {
            differences = List.copyOf(differences);
        }

        /** Why it does not serve, in a clause. */
        public String why() {
            return differences.isEmpty()
                    ? "it knows other things of its environment"
                    : differences.stream().map(Environment.Difference::toString).collect(Collectors.joining("; "));
        }
    }
}
