package dev.backsight.reports.source;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which source files a work tree has, without what was built and without other repositories inside it. */
final class SourceTree extends SimpleFileVisitor<Path> {

    /** A tree with more entries is looked through as far as this. */
    private static final int MOST_ENTRIES = 300_000;

    private static final int DEEPEST = 40;
    private static final Set<String> BUILT = Set.of("target", "build", "out", "bin", "node_modules");
    private static final Set<String> SUFFIXES = Set.of(".java", ".kt");

    private final Path root;
    private final Map<String, List<Path>> files = new HashMap<>();
    private int entries;

    private SourceTree(Path root) {
        this.root = root;
    }

    /** Files by the name of the type that they are named after. */
    static Map<String, List<Path>> filesByType(Path root) {
        SourceTree tree = new SourceTree(root);
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, tree);
        } catch (IOException unreadable) {
            return Map.of();
        }
        return Map.copyOf(tree.files);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        if (directory.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        String name = name(directory);
        boolean skipped = name.startsWith(".")
                || (BUILT.contains(name) && !belowSources(directory))
                || Files.exists(directory.resolve(".git"));
        return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** Below a directory of sources, {@code build} and {@code out} are packages. */
    private boolean belowSources(Path directory) {
        for (Path part : root.relativize(directory)) {
            if (part.toString().equals("src")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        if (attributes.isRegularFile() && dot > 0 && SUFFIXES.contains(name.substring(dot))) {
            files.computeIfAbsent(name.substring(0, dot), type -> new ArrayList<>())
                    .add(file);
        }
        entries++;
        return entries < MOST_ENTRIES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }
}
