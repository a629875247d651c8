package dev.backsight.checker.gate;

import dev.backsight.checker.baseline.Baseline;
import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.compare.BaselineChange;
import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.git.GitRevisions;
import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accepting and listing baselines. */
public final class BaselineKeeping {

    private static final String NONE = "-";

    private final Baselines baselines;
    private final Clock clock;

    public BaselineKeeping(Path directory, Clock clock) {
        this.baselines = new Baselines(directory);
        this.clock = clock;
    }

    /** @throws UnusableInputException if the run cannot be read or does not qualify, with everything that is wrong */
    public Baseline accept(AcceptRequest request) {
        Run run = readable(request.runFile());
        Optional<Baseline> seen = replacedBy(run);
        @Nullable Baseline replaced = seen.orElse(null);
        LocalDate today = LocalDate.now(clock);
        Policy policy = PolicySource.of(null, null, null, null, null, null).read(baselines.directory(), today);
        BaselineChange change = BaselineChange.of(
                replaced == null ? null : replaced.run(), run, policy, request.accepting(), request.dirty());
        if (!change.objections().isEmpty()) {
            throw new UnusableInputException(request.runFile() + ": cannot become the baseline:"
                    + change.objections().stream()
                            .map(objection -> System.lineSeparator() + "  " + objection)
                            .collect(Collectors.joining()));
        }
        String by = who(request);
        return baselines.replace(
                seen,
                run,
                new Acceptance(by, clock.instant(), request.reason().strip(), commitOf(replaced), change.changes()));
    }

    /** A run of nowhere replaces nothing, and is objected to. */
    private Optional<Baseline> replacedBy(Run run) {
        return run.environment().deciding().isEmpty() ? Optional.empty() : baselines.replacedBy(run);
    }

    /**
     * Whether a run of this directory's sources could be accepted, before anybody waits for it to be measured.
     *
     * @param baselines what changes there does not count
     * @throws UnusableInputException if not
     */
    public static void requireCommitted(Path directory, Path baselines) {
        Optional<Revision> current = new GitRevisions().current(directory, baselines);
        if (current.isPresent() && current.get().dirty()) {
            throw new UnusableInputException("there are uncommitted changes, which nobody could build again: commit"
                    + " before accepting, or say that it is meant (backsight.acceptDirty)");
        }
    }

    private static Run readable(Path runFile) {
        if (!Files.exists(runFile)) {
            throw new UnusableInputException(
                    runFile + ": there is no run to accept: measure one first, with 'check' or 'record'");
        }
        if (RecordingFile.isRecording(runFile)) {
            throw new UnusableInputException(runFile + ": was measured in turns with another build, in slices too short"
                    + " to compare later runs with: measure alone with 'record' (mvn verify -Pbench -Dbacksight.accept"
                    + " does both), then accept that");
        }
        return RunFile.read(runFile);
    }

    private static String who(AcceptRequest request) {
        return request.by() != null && !request.by().isBlank()
                ? request.by()
                : new GitRevisions()
                        .userName(Path.of("").toAbsolutePath())
                        .orElse(System.getProperty("user.name", "unknown"));
    }

    private static @Nullable String commitOf(@Nullable Baseline replaced) {
        return replaced == null || replaced.run().revision() == null
                ? null
                : replaced.run().revision().commit();
    }

    /** What accepting did, for the one who did it. */
    public static String describe(Baseline accepted) {
        int benchmarks = accepted.run().benchmarks().size();
        String previous = accepted.acceptance().previous();
        return "Accepted " + benchmarks + " benchmarks as baseline: " + accepted.file() + System.lineSeparator()
                + (previous == null
                        ? "It is the first of this environment and suite."
                        : "It replaces the one of " + previous.substring(0, Math.min(10, previous.length())) + ":")
                + changes(accepted)
                + clocks(accepted)
                + System.lineSeparator() + "Commit the file to make it count for others.";
    }

    /** Dates inform only; what follows what is told by the file's history. */
    private static String clocks(Baseline accepted) {
        Instant measured = accepted.run().measuredAt();
        Instant at = accepted.acceptance().at();
        return measured == null || !at.isBefore(measured)
                ? ""
                : System.lineSeparator() + "The clock here says " + at + ", which is before the run was measured ("
                        + measured + "): one of the two clocks is wrong, and so is a date in the file.";
    }

    private static String changes(Baseline accepted) {
        return accepted.acceptance().changes().stream()
                .map(change -> System.lineSeparator() + "  " + change)
                .collect(Collectors.joining());
    }

    /** An aligned table, one line a baseline. */
    public String list() {
        List<Baseline> all = baselines.all();
        if (all.isEmpty()) {
            return "No baselines below " + baselines.directory() + "." + System.lineSeparator();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ENVIRONMENT", "SUITE", "BENCHMARKS", "COMMIT", "AGE", "BY", "REASON"));
        for (Baseline baseline : all) {
            Revision revision = baseline.run().revision();
            rows.add(List.of(
                    baseline.environment(),
                    baseline.run().suite(),
                    Integer.toString(baseline.run().benchmarks().size()),
                    revision == null ? NONE : revision.shortName(),
                    age(baseline.acceptance().at()),
                    baseline.acceptance().by(),
                    baseline.acceptance().reason().lines().findFirst().orElse(NONE)));
        }
        return Columns.align(rows);
    }

    private String age(Instant since) {
        Duration age = Duration.between(since, clock.instant());
        if (age.toMinutes() < 0) {
            return "in the future";
        }
        if (age.toDays() > 1) {
            return age.toDays() + " days";
        }
        return age.toHours() > 1 ? age.toHours() + " hours" : age.toMinutes() + " min";
    }
}
