package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.BenchmarkJar;
import dev.backsight.checker.measure.TurnstileJar;
import dev.backsight.checker.model.Build;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Under which names the two builds see their files. There are two names, {@code a} and {@code b}, of which base has the
 * first in layout 0 and the second in layout 1, so that no name belongs to a build. All of the same length, because the
 * length of the command line moves a JVM's stack.
 */
final class Layouts {

    private final Path turnstile;
    private final Path dataDirectory;
    /** For each layout. */
    private final BothSides<List<List<Path>>> classPaths;

    private Layouts(Path turnstile, Path dataDirectory, BothSides<List<List<Path>>> classPaths) {
        this.turnstile = turnstile;
        this.dataDirectory = dataDirectory;
        this.classPaths = classPaths;
    }

    /**
     * Copies jars, so that building them anew does not change them under a running measurement.
     *
     * @param directory for jars
     * @param dataDirectory below which forks may write
     */
    static Layouts prepare(BuildUnderTest base, BuildUnderTest head, Path directory, Path dataDirectory)
            throws IOException {
        Files.createDirectories(directory);
        Path turnstile = directory.resolve("turnstile.jar");
        TurnstileJar.write(turnstile);
        for (int layout = 0; layout < 2; layout++) {
            Files.createDirectories(directory.resolve(Integer.toString(layout)));
        }
        Layouts layouts = new Layouts(
                turnstile,
                dataDirectory.toAbsolutePath(),
                new BothSides<>(classPaths(Build.BASE, base, directory), classPaths(Build.HEAD, head, directory)));
        for (int layout = 0; layout < 2; layout++) {
            for (Build build : Build.values()) {
                Files.createDirectories(layouts.data(build, layout));
            }
        }
        return layouts;
    }

    /** Of JMH and its forks. */
    String classPath(Build build, int layout) {
        String own = joined(build, layout);
        int length = Math.max(own.length(), joined(build.other(), layout).length());
        // The file system takes several slashes for one.
        return own.startsWith("/") ? "/".repeat(length - own.length()) + own : own;
    }

    /** Below which this build's forks may write. */
    Path data(Build build, int layout) {
        return dataDirectory.resolve(letter(build, layout));
    }

    private String joined(Build build, int layout) {
        return Stream.concat(Stream.of(turnstile), classPaths.of(build).get(layout).stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** One for each layout. */
    private static List<List<Path>> classPaths(Build build, BuildUnderTest under, Path directory) throws IOException {
        List<Path> first = new ArrayList<>();
        List<Path> second = new ArrayList<>();
        for (int i = 0; i < under.classPath().size(); i++) {
            Path entry = under.classPath().get(i);
            // Some jars lead to further files by relative paths, and directories have no second name.
            if (Files.isDirectory(entry) || BenchmarkJar.read(entry).hasClassPath()) {
                first.add(entry);
                second.add(entry);
                continue;
            }
            first.add(named(build, 0, i, directory));
            second.add(named(build, 1, i, directory));
            Files.copy(entry, first.get(i));
            try {
                Files.createLink(second.get(i), first.get(i));
            } catch (IOException | UnsupportedOperationException e) {
                Files.copy(entry, second.get(i));
            }
        }
        return List.of(List.copyOf(first), List.copyOf(second));
    }

    /** The first jar, usually the only one, has no number. */
    private static Path named(Build build, int layout, int place, Path directory) {
        return directory
                .resolve(Integer.toString(layout))
                .resolve(letter(build, layout) + (place == 0 ? "" : place) + ".jar");
    }

    private static String letter(Build build, int layout) {
        return (build == Build.BASE) == (layout == 0) ? "a" : "b";
    }
}
