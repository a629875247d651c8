package dev.backsight.checker.jmh;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads which benchmarks a jar offers from the list that JMH's annotation processor left in it, without running
 * anything of the jar. Understands what JMH 1.21 to 1.37 writes.
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

    private final Path jar;

    private BenchmarkListFile(Path jar) {
        this.jar = jar;
    }

    /**
     * What JMH would run if it were given {@code include} and no other option, in its order: by mode, then by name,
     * then by the params' values as declared.
     *
     * @param include found anywhere in the full name of the benchmark, as on JMH's command line
     * @param processors what {@code Threads.MAX} stands for on the machine that will measure, at least 1
     * @return empty where the jar has benchmarks but none is included
     * @throws UnusableInputException when the jar cannot be read, has no list or a corrupt one, or an included
     *     benchmark has a param without values, which JMH refuses to run
     */
    public static List<ListedBenchmark> read(Path jar, Pattern include, int processors) {
        if (processors < 1) {
            throw new IllegalArgumentException("a machine has at least one processor, not " + processors);
        }
        return new BenchmarkListFile(jar).expand(include, processors);
    }

    private List<ListedBenchmark> expand(Pattern include, int processors) {
        List<ListedBenchmark> expanded = new ArrayList<>();
        for (BenchmarkListEntry entry : entries()) {
            if (include.matcher(entry.name()).find()) {
                expanded.addAll(entry.expand(processors));
            }
            if (expanded.size() > MOST_BENCHMARKS) {
                throw new UnusableInputException(
                        jar + ": has more than " + MOST_BENCHMARKS + " benchmarks; include fewer of them");
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
        List<BenchmarkListEntry> entries = new ArrayList<>();
        if (Files.isDirectory(jar)) {
            throw new UnusableInputException(jar + ": is a directory; " + ADVICE);
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            String list = list(zip);
            Function<String, Optional<String>> decode = armored(zip, list) ? ArmoredText::decode : Optional::of;
            entries.addAll(parse(list, decode));
        } catch (NoSuchFileException e) {
            throw new UnusableInputException(jar + ": no such file; build it, or " + ADVICE, e);
        } catch (ZipException e) {
            throw new UnusableInputException(
                    jar + ": is not a jar or is damaged: " + e.getMessage() + "; " + ADVICE, e);
        } catch (CharacterCodingException e) {
            throw new UnusableInputException(jar + ": " + LIST + " is not UTF-8 text; build the jar again", e);
        } catch (IOException e) {
            throw new UnusableInputException(jar + ": cannot be read: " + e.getMessage(), e);
        }
        if (entries.isEmpty()) {
            throw new UnusableInputException(jar + ": lists no benchmarks; " + ADVICE);
        }
        entries.sort(Comparator.comparingInt(entry -> entry.modes().size()));
        return entries;
    }

    private String list(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(LIST);
        if (entry == null || entry.isDirectory()) {
            throw new UnusableInputException(jar + ": has no " + LIST + "; " + ADVICE);
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new UnusableInputException(
                    jar + ": " + LIST + " has more than 64 MiB, as no list of benchmarks does; " + ADVICE);
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /**
     * The list does not say how it is written, but the reader that JMH will use on it stands in the same jar. Where it
     * does not (JMH is on the class path some other way), a list of which every value could be armored is.
     */
    private boolean armored(ZipFile zip, String list) {
        if (zip.getEntry(LINE_READER) != null) {
            return zip.getEntry(ARMOR) != null;
        }
        return parse(list, Optional::of).stream()
                .flatMap(entry -> entry.params().values().stream())
                .flatMap(List::stream)
                .allMatch(value -> ArmoredText.decode(value).isPresent());
    }

    private List<BenchmarkListEntry> parse(String list, Function<String, Optional<String>> decode) {
        List<BenchmarkListEntry> entries = new ArrayList<>();
        String file = jar + "!/" + LIST;
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
