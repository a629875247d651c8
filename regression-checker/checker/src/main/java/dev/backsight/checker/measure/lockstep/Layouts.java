package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.model.Build;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path jar = under.classPath().get(0);
        // Others lead to further files by relative paths, and directories have no second name.
        if (under.classPath().size() > 1
                || !Files.isRegularFile(jar)
                || BenchmarkJar.read(jar).hasClassPath()) {
            return List.of(under.classPath(), under.classPath());
        }
        Path first = named(build, 0, directory);
        Path second = named(build, 1, directory);
        Files.copy(jar, first);
        try {
            Files.createLink(second, first);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(jar, second);
        }
        return List.of(List.of(first), List.of(second));
    }

    private static Path named(Build build, int layout, Path directory) {
        return directory.resolve(Integer.toString(layout)).resolve(letter(build, layout) + ".jar");
    }

    private static String letter(Build build, int layout) {
        return (build == Build.BASE) == (layout == 0) ? "a" : "b";
    }
}
