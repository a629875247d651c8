package dev.backsight.checker.jmh;

import dev.backsight.checker.model.UnusableInputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where JMH and the benchmarks of a build are: an executable jar, or a class path.
 *
 * @param entries jars and directories of classes, at least one; as the user named them
 */
public record ClassPath(List<Path> entries) {

    /** Before a class path, where a jar could stand too. */
    public static final String PREFIX = "classpath:";

    private static final String ALL_JARS = "*";

    public ClassPath {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a class path has at least one entry");
        }
        entries = List.copyOf(entries);
    }

    public static ClassPath of(Path jar) {
        return new ClassPath(List.of(jar));
    }

    /**
     * Reads the path of a jar, or {@code classpath:} and paths separated as the platform does, of which {@code lib/*}
     * means all jars in {@code lib}, by name.
     *
     * @param directory from which relative paths start
     * @throws UnusableInputException when a path is empty, or there is no jar where there should be several
     */
    public static ClassPath parse(String text, Path directory) {
        if (!text.startsWith(PREFIX)) {
            return of(directory.resolve(text));
        }
        List<Path> entries = new ArrayList<>();
        for (String entry : text.substring(PREFIX.length()).split(File.pathSeparator, -1)) {
            if (entry.isBlank()) {
                throw new UnusableInputException("'" + text + "' has an empty path in it: use " + PREFIX
                        + "<jar or directory>" + File.pathSeparator + "<jar or directory>, and . for this directory");
            }
            if (entry.equals(ALL_JARS) || entry.endsWith("/" + ALL_JARS) || entry.endsWith(File.separator + ALL_JARS)) {
                entries.addAll(jarsIn(directory.resolve(entry.substring(0, entry.length() - ALL_JARS.length()))));
            } else {
                entries.add(directory.resolve(entry));
            }
        }
        return new ClassPath(entries);
    }

    private static List<Path> jarsIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw new UnusableInputException(directory + ": has no jars; build them first");
            }
            return jars;
        } catch (IOException e) {
            throw new UnusableInputException(directory + ": no directory of jars that can be read; build it first", e);
        }
    }

    /** The same from whatever directory. */
    public ClassPath absolute() {
        return new ClassPath(entries.stream()
                .map(entry -> entry.toAbsolutePath().normalize())
                .toList());
    }

    /** The executable jar, where it is one and no more. */
    public Optional<Path> jar() {
        return entries.size() == 1 && !Files.isDirectory(entries.get(0))
                ? Optional.of(entries.get(0))
                : Optional.empty();
    }

    /** @throws UnusableInputException when something is missing or no jar, or can only be run by its own launcher */
    public void check() {
        for (Path entry : entries) {
            if (!Files.exists(entry)) {
                throw new UnusableInputException(entry + ": no such jar or directory of classes; build it first");
            }
            if (!Files.isDirectory(entry)) {
                BenchmarkJar.read(entry).refuseNested();
            }
        }
    }

    /** What to call it in a sentence, where a command line would be too long. */
    public String label() {
        int more = entries.size() - 1;
        return more == 0 ? toString() : PREFIX + entries.get(0) + " and " + more + " more";
    }

    /** As a command line takes it. */
    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
