package dev.backsight.checker.gate;

import dev.backsight.checker.baseline.Baseline;
import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.git.GitRevisions;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * @param by who accepts; null asks git, then the operating system
     * @throws UnusableInputException if the run cannot be read or does not qualify
     */
    public Baseline accept(Path runFile, String reason, @Nullable String by) {
        if (reason.isBlank()) {
            throw new UnusableInputException("accept needs a reason: why are these numbers right?");
        }
        if (!Files.exists(runFile)) {
            throw new UnusableInputException(
                    runFile + ": there is no run to accept: measure one first, with 'check' or 'record'");
        }
        if (RecordingFile.isRecording(runFile)) {
            throw new UnusableInputException(runFile + ": was measured in turns with another build, in slices too short"
                    + " to compare later runs with: measure alone with 'record' (mvn verify -Pbench -Dbacksight.accept"
                    + " does both), then accept that");
        }
        String who = by != null && !by.isBlank()
                ? by
                : new GitRevisions()
                        .userName(Path.of("").toAbsolutePath())
                        .orElse(System.getProperty("user.name", "unknown"));
        return baselines.accept(RunFile.read(runFile), who, clock.instant(), reason);
    }

    /** What accepting did, for the one who did it. */
    public static String describe(Baseline accepted) {
        int benchmarks = accepted.run().benchmarks().size();
        String previous = accepted.acceptance().previous();
        return "Accepted " + benchmarks + " benchmarks as baseline: " + accepted.file() + System.lineSeparator()
                + (previous == null
                        ? "It is the first of this environment and suite."
                        : "It replaces the one of " + previous.substring(0, 10) + ".")
                + " Commit the file to make it count for others.";
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
        if (age.toDays() > 1) {
            return age.toDays() + " days";
        }
        return age.toHours() > 1 ? age.toHours() + " hours" : Math.max(0, age.toMinutes()) + " min";
    }
}
