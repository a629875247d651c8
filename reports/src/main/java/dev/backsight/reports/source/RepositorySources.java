package dev.backsight.reports.source;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Looks benchmarks up in the Java and Kotlin sources of a git work tree, by the name of the file, the package it
 * declares, and its types. Reads only when asked, and says nothing of what it cannot read: a finding without a line is
 * still a finding.
 */
public final class RepositorySources implements BenchmarkLocations {

    private static final long LARGEST_FILE = 2L << 20;

    /** Of a name, between points: no class is that deep, and looking for each is dear. */
    private static final int MOST_PARTS = 64;

    private final Path root;
    private final Map<String, Optional<SourceLocation>> found = new HashMap<>();
    private @Nullable Map<String, List<Path>> files;

    private RepositorySources(Path root) {
        this.root = root;
    }

    /** The sources of the work tree that {@code directory} is in; of none where it is in none. */
    public static BenchmarkLocations around(Path directory) {
        for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            // A file in a linked work tree, else a directory.
            if (Files.exists(at.resolve(".git"))) {
                return new RepositorySources(at);
            }
        }
        return UNKNOWN;
    }

    @Override
    public Optional<SourceLocation> find(String benchmark) {
        return found.computeIfAbsent(benchmark, this::search);
    }

    private Optional<SourceLocation> search(String benchmark) {
        // JMH writes a nested class with a point, like a package.
        List<String> parts = Arrays.asList(benchmark.split("[.$]", -1));
        if (parts.size() > MOST_PARTS) {
            return Optional.empty();
        }
        int method = parts.size() - 1;
        for (int type = method - 1; type >= 0; type--) {
            Declared wanted = new Declared(
                    String.join(".", parts.subList(0, type)), parts.subList(type, method), parts.get(method));
            List<SourceLocation> places = new ArrayList<>();
            for (Path file : named(parts.get(type))) {
                line(file, wanted).ifPresent(line -> places.add(new SourceLocation(uri(file), line)));
            }
            if (!places.isEmpty()) {
                return places.size() == 1 ? Optional.of(places.get(0)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private List<Path> named(String type) {
        Map<String, List<Path>> known = files;
        if (known == null) {
            known = SourceTree.filesByType(root);
            files = known;
        }
        return known.getOrDefault(type, List.of());
    }

    private static OptionalInt line(Path file, Declared wanted) {
        try {
            return Files.size(file) > LARGEST_FILE
                    ? OptionalInt.empty()
                    // Malformed bytes stand in comments and literals, which do not count.
                    : wanted.lineIn(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return OptionalInt.empty();
        }
    }

    private String uri(Path file) {
        String path =
                root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        try {
            // With a scheme and a leading slash no first segment is taken for a scheme itself.
            String ascii = new URI("file", null, "/" + path, null).toASCIIString();
            return URI.create(ascii).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("any path can be quoted: " + path, e);
        }
    }
}
