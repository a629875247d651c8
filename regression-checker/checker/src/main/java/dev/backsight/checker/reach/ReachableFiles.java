package dev.backsight.checker.reach;

import dev.backsight.checker.jmh.BenchmarkListFile;
import dev.backsight.checker.jmh.BenchmarkRoot;
import dev.backsight.checker.jmh.BuildContents;
import dev.backsight.checker.jmh.ClassPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows the benchmarks of one build from class to class. */
final class ReachableFiles implements AutoCloseable {

    /**
     * JMH and what it brings along. It loads by name what the benchmark list names, which is where following begins, and
     * profilers of its command line, which are the same on both sides; so its own reflection leads nowhere else. All of
     * its files count, and so does what it tells the compiler of every fork.
     */
    private static final List<String> HARNESS =
            List.of("org/openjdk/jmh/", "joptsimple/", "org/apache/commons/math3/", "META-INF/CompilerHints");

    private static final String CLASS = ".class";

    private final BuildContents contents;
    private final Map<String, List<BenchmarkRoot>> roots;
    private final List<String> providers;
    private final Map<String, Links> links = new HashMap<>();

    private ReachableFiles(BuildContents contents, Map<String, List<BenchmarkRoot>> roots) {
        this.contents = contents;
        this.roots = roots;
        this.providers = contents.providers();
    }

    /** @throws dev.backsight.checker.model.UnusableInputException when the build cannot be read */
    static ReachableFiles of(ClassPath classPath) {
        Map<String, List<BenchmarkRoot>> roots = BenchmarkListFile.roots(classPath);
        return new ReachableFiles(BuildContents.open(classPath), roots);
    }

    /** Every file of the build, by name. */
    SortedMap<String, String> all() {
        return contents.digests();
    }

    boolean leadsElsewhere() {
        return contents.leadsElsewhere();
    }

    /** @param benchmark full name */
    Reach from(String benchmark) {
        List<BenchmarkRoot> begins = roots.getOrDefault(benchmark, List.of());
        String lines = begins.stream().map(BenchmarkRoot::line).collect(Collectors.joining("\n"));
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        begins.forEach(root -> visit(root.generatedClass(), seen, open));
        providers.forEach(provider -> visit(provider, seen, open));
        SortedMap<String, String> files = harness();
        boolean everyResource = false;
        while (!open.isEmpty()) {
            String name = open.remove();
            for (String file : contents.filesOf(name)) {
                add(file, files);
            }
            if (isHarness(name)) {
                continue;
            }
            Links found = links.computeIfAbsent(name, missing -> Links.of(missing, contents));
            if (found.opening().isPresent()) {
                Opening opening = found.opening().get();
                if (opening.extent() == Opening.Extent.EVERYTHING) {
                    return everything(lines, name.replace('/', '.') + " uses " + opening.why());
                }
                everyResource = true;
            }
            found.classes().forEach(next -> visit(next, seen, open));
            found.resources().forEach(resource -> add(resource, files));
        }
        if (everyResource) {
            all().keySet().stream().filter(file -> !file.endsWith(CLASS)).forEach(file -> add(file, files));
        }
        return new Reach(lines, files, null);
    }

    private Reach everything(String lines, @Nullable String because) {
        return new Reach(lines, all(), because);
    }

    private SortedMap<String, String> harness() {
        SortedMap<String, String> files = new TreeMap<>();
        all().keySet().stream().filter(ReachableFiles::isHarness).forEach(file -> add(file, files));
        return files;
    }

    private static boolean isHarness(String name) {
        return HARNESS.stream().anyMatch(name::startsWith);
    }

    private void visit(String name, Set<String> seen, Deque<String> open) {
        if (contents.hasClass(name) && seen.add(name)) {
            open.add(name);
        }
    }

    private void add(String file, SortedMap<String, String> files) {
        String digest = all().get(file);
        if (digest != null) {
            files.put(file, digest);
        }
    }

    @Override
    public void close() {
        contents.close();
    }
}
