package dev.backsight.checker.git;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The jars that were built last, a directory for each. A directory appears under its final name whole or not at all, and
 * what is in it is checked when it is used again, so that a jar cut short is never measured.
 */
final class JarCache {

    /** As many different bases as somebody may go back and forth between. */
    static final int KEPT = 5;

    private static final String DESCRIPTION = "base.properties";
    private static final String UNFINISHED = ".new-";

    private final Path directory;

    /** @param directory for the cache and nothing else */
    JarCache(Path directory) {
        this.directory = directory;
    }

    /** What was built from just these inputs; what is damaged is deleted. */
    Optional<CacheEntry> find(BuildInputs inputs) throws IOException {
        Path home = directory.resolve(inputs.key());
        if (!Files.isDirectory(home)) {
            return Optional.empty();
        }
        Optional<CacheEntry> entry = read(home).filter(found -> found.inputs().equals(inputs.text()));
        if (entry.isEmpty() || !entry.get().isIntact()) {
            FileTree.delete(home);
            return Optional.empty();
        }
        touch(home);
        return entry;
    }

    /** Takes the jar away from where it was built. */
    CacheEntry take(BuildInputs inputs, Path jar, List<String> warnings) throws IOException {
        Path home = directory.resolve(inputs.key());
        Path draft = draft();
        Path kept = draft.resolve(jar.getFileName());
        Files.move(jar.toRealPath(), kept); // some builds make a link of it
        sync(kept);
        CacheEntry entry = CacheEntry.of(inputs.text(), kept, null, List.of(), warnings);
        publish(entry, draft, draft, home);
        return CacheEntry.read(home, DESCRIPTION);
    }

    /** Remembers a jar that stays where it is. */
    CacheEntry keepInPlace(BuildInputs inputs, Path jar, Path tree, List<Path> neighbours, List<String> warnings)
            throws IOException {
        CacheEntry entry = CacheEntry.of(inputs.text(), jar, tree, neighbours, warnings);
        Path home = directory.resolve(inputs.key());
        publish(entry, draft(), home, home);
        return entry;
    }

    /** Deletes what was not used for longest, and what was left unfinished. */
    void evict() throws IOException {
        List<Path> homes = homes();
        for (Path home : homes.subList(Math.min(KEPT, homes.size()), homes.size())) {
            FileTree.delete(home);
        }
    }

    /** The work trees that jars need around them. */
    List<Path> trees() throws IOException {
        List<Path> trees = new ArrayList<>();
        for (Path home : homes()) {
            read(home).map(CacheEntry::tree).ifPresent(trees::add);
        }
        return trees;
    }

    /** The last used first; what was left unfinished is deleted. */
    private List<Path> homes() throws IOException {
        List<Path> homes = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
                for (Path child : children) {
                    if (child.getFileName().toString().startsWith(UNFINISHED)) {
                        FileTree.delete(child);
                    } else {
                        homes.add(child);
                    }
                }
            }
        }
        List<FileTime> times = new ArrayList<>();
        for (Path home : homes) {
            times.add(Files.getLastModifiedTime(home));
        }
        List<Path> found = List.copyOf(homes);
        homes.sort(Comparator.comparing((Path home) -> times.get(found.indexOf(home)))
                .reversed());
        return homes;
    }

    private static Optional<CacheEntry> read(Path home) {
        try {
            return Optional.of(CacheEntry.read(home, DESCRIPTION));
        } catch (IOException e) {
            return Optional.empty(); // Not whole: as good as not there, and built again.
        }
    }

    private Path draft() throws IOException {
        Files.createDirectories(directory);
        // createTempDirectory would keep everybody else out.
        return Files.createDirectory(directory.resolve(UNFINISHED + UUID.randomUUID()));
    }

    /** @param origin from where the paths in the description count */
    private static void publish(CacheEntry entry, Path draft, Path origin, Path home) throws IOException {
        Path description = draft.resolve(DESCRIPTION);
        Files.write(description, entry.toBytes(origin));
        sync(description);
        FileTree.delete(home);
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        touch(home);
    }

    /** Through a stream, because an interrupted thread cannot use a FileChannel. */
    private static void sync(Path file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.getFD().sync();
        }
    }

    private static void touch(Path home) throws IOException {
        Files.setLastModifiedTime(home, FileTime.from(Instant.now()));
    }
}
