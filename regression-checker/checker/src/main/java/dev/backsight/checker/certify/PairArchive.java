package dev.backsight.checker.certify;

import dev.backsight.checker.compare.RunPair;
import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory to which pairs are added and from which none is taken: {@code pairs-0001.json} and so on are recordings,
 * {@code apart-0001-base.json} and {@code apart-0001-head.json} are runs measured one after the other. Each file is
 * written whole or not at all, so that whoever is interrupted goes on where he was.
 */
final class PairArchive {

    private static final Pattern TURNS = Pattern.compile("pairs-[0-9]{4,}\\.json");

    private final Path directory;
    private final List<Recording> turns = new ArrayList<>();
    private final List<RunPair> apart = new ArrayList<>();

    /** @throws UnusableInputException when the directory cannot be written, or a file in it cannot be read */
    PairArchive(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UnusableInputException(directory + ": pairs cannot be kept here: " + e, e);
        }
        read();
    }

    /** @throws UnusableInputException when no pair is kept here, a file is damaged or missing, or builds are mixed */
    static PairArchive existing(Path directory) {
        if (!Files.isRegularFile(file(directory, 1))) {
            throw new UnusableInputException(
                    directory + ": holds no pairs-0001.json: name a directory that certify recorded in, with --out");
        }
        PairArchive archive = new PairArchive(directory);
        archive.requireNoGap();
        Recording first = archive.turns.get(0);
        archive.requireSameRuns(first.base(), first.head());
        return archive;
    }

    private void requireNoGap() {
        try (Stream<Path> files = Files.list(directory)) {
            long kept = files.filter(
                            file -> TURNS.matcher(file.getFileName().toString()).matches())
                    .count();
            if (kept > turns.size()) {
                throw new UnusableInputException(turnsFile(turns.size() + 1)
                        + ": is missing, but later ones are there: a recording is all of its files, or it misleads");
            }
        } catch (IOException e) {
            throw new UnusableInputException(directory + ": cannot be listed: " + e, e);
        }
    }

    private void read() {
        for (Path file = turnsFile(1); Files.exists(file); file = turnsFile(turns.size() + 1)) {
            turns.add(RecordingFile.read(file));
        }
        for (int i = 1; Files.exists(apartFile(i, "head")); i++) {
            apart.add(new RunPair(RunFile.read(apartFile(i, "base")), RunFile.read(apartFile(i, "head"))));
        }
    }

    List<Recording> turns() {
        return turns;
    }

    List<RunPair> apart() {
        return apart;
    }

    void add(Recording recording) {
        RecordingFile.write(turnsFile(turns.size() + 1), recording);
        turns.add(recording);
    }

    /** Head's run last: it is what says that the two are complete. */
    void add(RunPair pair) {
        RunFile.write(apartFile(apart.size() + 1, "base"), pair.base());
        RunFile.write(apartFile(apart.size() + 1, "head"), pair.head());
        apart.add(pair);
    }

    /**
     * Refuses to mix in what was measured of other builds, of other benchmarks, or elsewhere.
     *
     * @param planned all that is to be measured
     */
    void requireSame(Run base, Run head, Set<BenchmarkId> planned) {
        requireSameRuns(base, head);
        requireSameBenchmarks(planned);
    }

    private void requireSameRuns(Run base, Run head) {
        for (Recording recording : turns) {
            requireSameRun(recording.base(), base);
            requireSameRun(recording.head(), head);
        }
        for (RunPair pair : apart) {
            requireSameRun(pair.base(), base);
            requireSameRun(pair.head(), head);
        }
    }

    private void requireSameRun(Run kept, Run now) {
        if (!kept.suite().equals(now.suite())) {
            throw new UnusableInputException(
                    directory + ": holds pairs of other builds: choose another directory with --out");
        }
        List<Environment.Difference> differences = kept.environment().decidingDifferences(now.environment());
        if (!differences.isEmpty()) {
            throw new UnusableInputException(directory + ": holds pairs measured in another environment ("
                    + differences.get(0) + "): choose another directory with --out");
        }
    }

    private void requireSameBenchmarks(Set<BenchmarkId> planned) {
        Set<BenchmarkId> kept = new TreeSet<>();
        for (Recording recording : turns) {
            kept.addAll(recording.pairs().keySet());
            recording.base().failures().forEach(failure -> kept.add(failure.id()));
            recording.head().failures().forEach(failure -> kept.add(failure.id()));
        }
        // What was interrupted may not have come to all of them.
        boolean whole = turns.stream().anyMatch(recording -> recording.head().complete());
        if (!planned.containsAll(kept) || (whole && !kept.containsAll(planned))) {
            throw new UnusableInputException(directory + ": holds pairs of other benchmarks: choose another directory"
                    + " with --out, or the same --include");
        }
    }

    private Path turnsFile(int number) {
        return file(directory, number);
    }

    private static Path file(Path directory, int number) {
        return directory.resolve(String.format(Locale.ROOT, "pairs-%04d.json", number));
    }

    private Path apartFile(int number, String side) {
        return directory.resolve(String.format(Locale.ROOT, "apart-%04d-%s.json", number, side));
    }
}
