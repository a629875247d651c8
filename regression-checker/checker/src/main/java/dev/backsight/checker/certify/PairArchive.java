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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory to which pairs are added and from which none is taken: {@code pairs-0001.json} and so on are recordings of
 * builds that do not differ, {@code slowed-05-0001.json} of a head with 5 % more work, {@code apart-0001-base.json} and
 * {@code apart-0001-head.json} runs measured one after the other. Each file is written whole or not at all, so that
 * whoever is interrupted goes on where he was. The extra work stands in the name of head's suite too: a file that was
 * renamed is refused.
 */
final class PairArchive {

    private static final Pattern TURNS = Pattern.compile("(pairs|slowed-([0-9]{2,3}))-[0-9]{4,}\\.json");

    private final Path directory;
    /** By head's extra work in percent; 0 is always there. */
    private final SortedMap<Integer, List<Recording>> turns = new TreeMap<>();

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
        if (!Files.isRegularFile(file(directory, 0, 1))) {
            throw new UnusableInputException(
                    directory + ": holds no pairs-0001.json: name a directory that certify recorded in, with --out");
        }
        PairArchive archive = new PairArchive(directory);
        Recording first = archive.turns().get(0);
        archive.requireSameRuns(first.base(), first.head());
        return archive;
    }

    private void read() {
        turns.put(0, new ArrayList<>());
        SortedMap<Integer, Integer> files = files();
        files.keySet().forEach(extra -> turns.put(extra, new ArrayList<>()));
        turns.forEach((extra, recordings) -> {
            for (int i = 1; Files.exists(file(directory, extra, i)); i++) {
                recordings.add(read(file(directory, extra, i), extra));
            }
            if (files.getOrDefault(extra, 0) > recordings.size()) {
                throw new UnusableInputException(file(directory, extra, recordings.size() + 1)
                        + ": is missing, but later ones are there: a recording is all of its files, or it misleads");
            }
        });
        for (int i = 1; Files.exists(apartFile(i, "head")); i++) {
            apart.add(new RunPair(RunFile.read(apartFile(i, "base")), RunFile.read(apartFile(i, "head"))));
        }
    }

    /** How many recordings there are of each extra. */
    private SortedMap<Integer, Integer> files() {
        SortedMap<Integer, Integer> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.map(file -> TURNS.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .forEach(matcher -> files.merge(
                            matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)), 1, Integer::sum));
            return files;
        } catch (IOException e) {
            throw new UnusableInputException(directory + ": cannot be listed: " + e, e);
        }
    }

    private static Recording read(Path file, int extra) {
        Recording recording = RecordingFile.read(file);
        int ofBase = BuildName.extra(recording.base().suite());
        int ofHead = BuildName.extra(recording.head().suite());
        if (ofBase != 0 || ofHead != extra) {
            throw new UnusableInputException(
                    file + ": holds pairs of a base with " + ofBase + " % more work and a head with " + ofHead
                            + " %, which its name does not say: give it its name back, or take it away");
        }
        return recording;
    }

    /** Of builds that do not differ. */
    List<Recording> turns() {
        return turns(0);
    }

    /** @param extra work of head, in percent; 0 for none */
    List<Recording> turns(int extra) {
        return turns.getOrDefault(extra, List.of());
    }

    /** The extra work of all recordings with some, in percent. */
    List<Integer> extras() {
        return turns.keySet().stream().filter(extra -> extra > 0).toList();
    }

    List<RunPair> apart() {
        return apart;
    }

    /** The extra work of head tells where it goes. */
    void add(Recording recording) {
        int extra = BuildName.extra(recording.head().suite());
        List<Recording> same = turns.computeIfAbsent(extra, missing -> new ArrayList<>());
        RecordingFile.write(file(directory, extra, same.size() + 1), recording);
        same.add(recording);
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
     * @param base without extra work
     * @param head without extra work
     * @param planned all that is to be measured without extra work
     */
    void requireSame(Run base, Run head, Set<BenchmarkId> planned) {
        requireSameRuns(base, head);
        requireSameBenchmarks(planned);
    }

    private void requireSameRuns(Run base, Run head) {
        turns.forEach((extra, recordings) -> recordings.forEach(recording -> {
            requireSameRun(recording.base(), base, 0);
            requireSameRun(recording.head(), head, extra);
        }));
        for (RunPair pair : apart) {
            requireSameRun(pair.base(), base, 0);
            requireSameRun(pair.head(), head, 0);
        }
    }

    private void requireSameRun(Run kept, Run now, int extra) {
        if (!kept.suite().equals(BuildName.withExtra(now.suite(), extra))) {
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
        for (Recording recording : turns()) {
            kept.addAll(recording.pairs().keySet());
            recording.base().failures().forEach(failure -> kept.add(failure.id()));
            recording.head().failures().forEach(failure -> kept.add(failure.id()));
        }
        // What was interrupted may not have come to all of them.
        boolean whole = turns().stream().anyMatch(recording -> recording.head().complete());
        if (!planned.containsAll(kept) || (whole && !kept.containsAll(planned))) {
            throw new UnusableInputException(directory + ": holds pairs of other benchmarks: choose another directory"
                    + " with --out, or the same --include");
        }
    }

    private static Path file(Path directory, int extra, int number) {
        return directory.resolve(
                extra == 0
                        ? String.format(Locale.ROOT, "pairs-%04d.json", number)
                        : String.format(Locale.ROOT, "slowed-%02d-%04d.json", extra, number));
    }

    private Path apartFile(int number, String side) {
        return directory.resolve(String.format(Locale.ROOT, "apart-%04d-%s.json", number, side));
    }
}
