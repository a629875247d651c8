package dev.backsight.checker.jmh;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads which benchmarks a jar or a class path offers from the lists that JMH's annotation processor left there, without
 * running anything of it. Understands what JMH 1.21 to 1.37 writes.
 */
public final class BenchmarkListFile {

    private static final String LIST = "META-INF/BenchmarkList";
    private static final String LINE_READER = "org/openjdk/jmh/util/lines/TestLineReader.class";
    private static final String ARMOR = "org/openjdk/jmh/util/lines/Armor.class";

    /** A list of 10,000 benchmarks has about 4 MB. */
    private static final int MOST_BYTES = 64 << 20;

    private static final int MOST_BENCHMARKS = 100_000;
    private static final String ADVICE =
            "hand in the jar that JMH's annotation processor was used for, usually target/benchmarks.jar";

    private final ClassPath classPath;

    private BenchmarkListFile(ClassPath classPath) {
        this.classPath = classPath;
    }

    /** What a jar alone offers. */
    public static List<ListedBenchmark> read(Path jar, Pattern include, int processors) {
        return read(ClassPath.of(jar), include, processors);
    }

    /**
     * What JMH would run if it were given {@code include} and no other option, in its order: by mode, then by name,
     * then by the params' values as declared. As JMH does, reads every list on the class path.
     *
     * @param include found anywhere in the full name of the benchmark, as on JMH's command line
     * @param processors what {@code Threads.MAX} stands for on the machine that will measure, at least 1
     * @return empty where there are benchmarks but none is included
     * @throws UnusableInputException when a jar cannot be read, none has a list or one is corrupt, or an included
     *     benchmark has a param without values, which JMH refuses to run
     */
    public static List<ListedBenchmark> read(ClassPath classPath, Pattern include, int processors) {
        if (processors < 1) {
            throw new IllegalArgumentException("a machine has at least one processor, not " + processors);
        }
        return new BenchmarkListFile(classPath).expand(include, processors);
    }

    /**
     * From where what a benchmark runs can be followed.
     *
     * @return by the benchmark's full name
     * @throws UnusableInputException when a jar cannot be read, none has a list or one is corrupt
     */
    public static Map<String, List<BenchmarkRoot>> roots(ClassPath classPath) {
        Map<String, List<BenchmarkRoot>> roots = new TreeMap<>();
        for (BenchmarkListEntry entry : new BenchmarkListFile(classPath).entries()) {
            roots.computeIfAbsent(entry.name(), name -> new ArrayList<>())
                    .add(new BenchmarkRoot(entry.line(), entry.generatedClass().replace('.', '/')));
        }
        return roots;
    }

    private List<ListedBenchmark> expand(Pattern include, int processors) {
        List<ListedBenchmark> expanded = new ArrayList<>();
        for (BenchmarkListEntry entry : entries()) {
            if (include.matcher(entry.name()).find()) {
                expanded.addAll(entry.expand(processors));
            }
            if (expanded.size() > MOST_BENCHMARKS) {
                throw new UnusableInputException(
                        classPath + ": has more than " + MOST_BENCHMARKS + " benchmarks; include fewer of them");
            }
        }
        expanded.sort(Comparator.comparing(
                        (ListedBenchmark benchmark) -> benchmark.id().mode())
                .thenComparing(benchmark -> benchmark.id().name()));
        Set<BenchmarkId> seen = new HashSet<>();
        return expanded.stream().filter(benchmark -> seen.add(benchmark.id())).toList();
    }

    /** Those of one mode before those of all modes: where both list a method, JMH prefers the former. */
    private List<BenchmarkListEntry> entries() {
        Map<Path, String> lists = new LinkedHashMap<>();
        @Nullable Boolean armored = null;
        for (Path path : classPath.entries()) {
            try (ClassPathEntry entry = ClassPathEntry.open(path)) {
                entry.read(LIST, MOST_BYTES).ifPresent(bytes -> lists.put(path, text(path, bytes)));
                // The first on a class path is the one that runs.
                if (armored == null && entry.has(LINE_READER)) {
                    armored = entry.has(ARMOR);
                }
            }
        }
        if (lists.isEmpty()) {
            throw new UnusableInputException(classPath + ": has no " + LIST + "; " + ADVICE);
        }
        List<BenchmarkListEntry> entries = new ArrayList<>();
        for (Map.Entry<Path, String> list : lists.entrySet()) {
            boolean decoded = armored == null ? looksArmored(list.getKey(), list.getValue()) : armored;
            entries.addAll(parse(list.getKey(), list.getValue(), decoded ? ArmoredText::decode : Optional::of));
        }
        if (entries.isEmpty()) {
            throw new UnusableInputException(classPath + ": lists no benchmarks; " + ADVICE);
        }
        entries.sort(Comparator.comparingInt(entry -> entry.modes().size()));
        return entries;
    }

    private static String text(Path path, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnusableInputException(path + ": " + LIST + " is not UTF-8 text; build it again", e);
        }
    }

    /**
     * The list does not say how it is written, but the reader that JMH will use on it stands on the same class path.
     * Where it does not (a manifest leads to JMH), a list of which every value could be armored is.
     */
    private static boolean looksArmored(Path path, String list) {
        return parse(path, list, Optional::of).stream()
                .flatMap(entry -> entry.params().values().stream())
                .flatMap(List::stream)
                .allMatch(value -> ArmoredText.decode(value).isPresent());
    }

    private static List<BenchmarkListEntry> parse(Path path, String list, Function<String, Optional<String>> decode) {
        List<BenchmarkListEntry> entries = new ArrayList<>();
        String file = path + "!/" + LIST;
        int number = 0;
        for (Iterator<String> lines = list.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                entries.add(BenchmarkListEntry.parse(line, new Place(file, "line " + number), decode));
            }
        }
        return entries;
    }
}
