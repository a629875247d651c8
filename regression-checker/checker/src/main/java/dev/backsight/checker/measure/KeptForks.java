package dev.backsight.checker.measure;

import dev.backsight.checker.jmh.BuildContents;
import dev.backsight.checker.jmh.JmhResultFile;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JMH's results of every fork that went well, kept until the run they belong to has come to its end: for the run that
 * goes on where another was interrupted. They lie in {@code kept-<key>/} beside the run's scratch files. The key is the
 * SHA-256 of everything that decides what a fork would deliver: every file of the build, how it is started, the
 * benchmarks and their settings, and the environment. What belongs to another key is removed.
 */
final class KeptForks {

    private static final String PREFIX = "kept-";
    private static final String UNFINISHED = ".tmp";

    private final @Nullable Path directory;
    private final Instant oldest;
    private int taken;
    private Instant firstTaken = Instant.MAX;

    private KeptForks(@Nullable Path directory, Instant oldest) {
        this.directory = directory;
        this.oldest = oldest;
    }

    /** Keeps nothing, and has nothing. */
    static KeptForks none() {
        return new KeptForks(null, Instant.MAX);
    }

    /**
     * Those of earlier runs that measured the same.
     *
     * @param environment what decides whether numbers can be compared
     * @param oldest forks that ended before are not taken
     * @throws UnusableInputException when the build or the directory cannot be read
     */
    static KeptForks open(SoloPlan plan, Map<String, String> environment, Instant oldest) {
        Optional<String> key = key(plan, environment);
        if (key.isEmpty()) {
            return none();
        }
        Path parent = plan.scratchDirectory();
        Path own = parent.resolve(PREFIX + key.get());
        try {
            Files.createDirectories(own);
            try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, PREFIX + "*")) {
                for (Path other : all) {
                    if (!other.equals(own)) {
                        remove(other);
                    }
                }
            }
            return new KeptForks(own, oldest);
        } catch (IOException e) {
            throw new UnusableInputException(
                    own + ": cannot hold the forks of a measurement: " + e + "; choose another directory", e);
        }
    }

    /** Empty where it is not known what is run, since a manifest leads to files beside the jar. */
    private static Optional<String> key(SoloPlan plan, Map<String, String> environment) {
        Harness harness = plan.harness();
        try (BuildContents contents = BuildContents.open(harness.classPath())) {
            if (contents.leadsElsewhere()) {
                return Optional.empty();
            }
            String all = String.join(
                    "\n",
                    List.of(
                            contents.digests().toString(),
                            harness.mainClass(),
                            harness.java().toString(),
                            harness.jvmArgs().toString(),
                            harness.jmhArgs().toString(),
                            harness.workingDirectory().toString(),
                            plan.benchmarks().toString(),
                            new TreeMap<>(environment).toString()));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return Optional.of(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What that fork delivered, if an earlier run has had it. */
    Optional<Run> take(ForkGroup group, int number, int fork) {
        Path file = directory == null ? null : file(directory, number, fork);
        if (file == null || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Instant ended = Files.getLastModifiedTime(file).toInstant();
            Run run = JmhResultFile.read(file, "scratch");
            if (ended.isBefore(oldest) || !run.benchmarks().containsAll(group.ids())) {
                return Optional.empty();
            }
            taken++;
            firstTaken = ended.isBefore(firstTaken) ? ended : firstTaken;
            return Optional.of(run);
        } catch (IOException | UnusableInputException e) {
            // Cut short when the machine went down, say: that fork is measured again.
            return Optional.empty();
        }
    }

    /**
     * Keeps what a fork has delivered.
     *
     * @throws IOException if it cannot be kept
     */
    void keep(Path resultFile, int number, int fork) throws IOException {
        if (directory != null) {
            Path file = file(directory, number, fork);
            Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
            Files.copy(resultFile, unfinished, StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What a reader of the numbers should know; empty if none was taken. */
    Optional<String> taken() {
        return taken == 0
                ? Optional.empty()
                : Optional.of(taken + (taken == 1 ? " fork was" : " forks were")
                        + " measured by an earlier run that was interrupted, the first of them at " + firstTaken);
    }

    /**
     * The run they belong to is complete.
     *
     * @return what a reader should know if they are still there; the run's numbers are not to be lost for that
     */
    Optional<String> remove() {
        if (directory == null) {
            return Optional.empty();
        }
        try {
            remove(directory);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(directory + " cannot be removed (" + e
                    + "): remove it yourself, or the next run takes its forks for those of an interrupted one");
        }
    }

    private static Path file(Path directory, int number, int fork) {
        return directory.resolve("benchmark-" + number + "-fork-" + fork + ".json");
    }

    private static void remove(Path kept) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(kept)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(kept);
    }
}
