package dev.backsight.checker.baseline;

import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The accepted runs below one directory: {@code <environment>/<suite>.json}. */
public final class Baselines {

    private static final String SUFFIX = ".json";

    private final Path directory;

    /** @param directory usually {@code baselines}; need not exist */
    public Baselines(Path directory) {
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }

    /** Where the baseline of this environment and suite stands, or would stand. */
    public Path fileFor(Environment environment, String suite) {
        return directory.resolve(EnvironmentKey.of(environment)).resolve(suite + SUFFIX);
    }

    /** The baseline of exactly this environment. */
    public Optional<Baseline> find(Environment environment, String suite) {
        Path file = fileFor(environment, suite);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Baseline baseline = read(file);
        List<Environment.Difference> differences = baseline.run().environment().decidingDifferences(environment);
        if (!differences.isEmpty()) {
            throw UnusableInputException.in(
                    file.toString(),
                    "$.environment",
                    "stands in the folder of this environment, but " + differences.get(0)
                            + ": move it back or delete it",
                    null);
        }
        return Optional.of(baseline);
    }

    /**
     * Which baseline of the suite is this environment's own, and why the others are not.
     *
     * @throws UnusableInputException if its own cannot be used
     */
    public BaselineMatch match(Environment environment, String suite) {
        return new BaselineMatch(this, environment, suite);
    }

    /** Every baseline, by environment and suite. */
    public List<Baseline> all() {
        return files().stream().map(Baselines::read).toList();
    }

    /** The suites that have a file in any environment, whether it can be read or not. */
    public SortedSet<String> suites() {
        return files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Path> files() {
        if (!Files.exists(directory)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> environments = Files.list(directory)) {
            for (Path environment : environments.filter(Files::isDirectory).toList()) {
                try (Stream<Path> suites = Files.list(environment)) {
                    suites.filter(file -> file.toString().endsWith(SUFFIX)).forEach(files::add);
                }
            }
        } catch (IOException e) {
            throw new UnusableInputException(directory + ": cannot be listed: " + e.getMessage(), e);
        }
        return files.stream().sorted().toList();
    }

    /** The baseline that a run of this environment and suite would replace. */
    public Optional<Baseline> replacedBy(Run run) {
        Path file = fileFor(run.environment(), run.suite());
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** Makes a run the baseline of its environment and suite, whatever stands there. */
    public Baseline put(Run run, Acceptance acceptance) {
        Path file = fileFor(run.environment(), run.suite());
        Run accepted = run.accepted(acceptance);
        RunFile.write(file, accepted);
        return new Baseline(file, accepted);
    }

    /**
     * Makes a run the baseline of its environment and suite in place of the one that it was compared with. Of processes
     * that accept at once, one writes and the others are told.
     *
     * @param seen what stood there when the run was compared with it
     * @throws UnusableInputException if something else stands there now, which is then unchanged
     */
    public Baseline replace(Optional<Baseline> seen, Run run, Acceptance acceptance) {
        AcceptLock lock = AcceptLock.acquire(directory);
        try {
            Optional<Baseline> now = replacedBy(run);
            if (!now.equals(seen)) {
                throw new UnusableInputException(fileFor(run.environment(), run.suite()) + ": "
                        + now.map(baseline -> "was changed meanwhile: "
                                        + baseline.acceptance().by() + " accepted other numbers ("
                                        + baseline.acceptance().reason() + ")")
                                .orElse("was deleted meanwhile")
                        + ". Look at it; if these numbers are still meant, accept again");
            }
            return put(run, acceptance);
        } finally {
            lock.close();
        }
    }

    private static Baseline read(Path file) {
        Run run = RunFile.read(file);
        if (run.acceptance() == null) {
            throw UnusableInputException.in(
                    file.toString(),
                    "$",
                    "stands among the baselines, but nobody accepted it: use 'accept' to put it there",
                    null);
        }
        return new Baseline(file, run);
    }
}
