package dev.backsight.checker.jmh;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkListFileTest {

    private static final Pattern ALL = Pattern.compile(".*");
    private static final int PROCESSORS = 6;
    private static final String LIST = "META-INF/BenchmarkList";
    private static final String READER = "org/openjdk/jmh/util/lines/TestLineReader.class";
    private static final String ARMOR = "org/openjdk/jmh/util/lines/Armor.class";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"1.21", "1.36", "1.37"})
    void everyVersionsListExpandsToWhatJmhRuns(String version) throws IOException {
        List<ListedBenchmark> benchmarks = BenchmarkListFile.read(jarOf(version), ALL, PROCESSORS);

        List<BenchmarkId> expected = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            for (String codec : List.of("ZSTD", "LZ4")) {
                for (String text : List.of("a b", "1 E", "μs")) {
                    expected.add(BenchmarkId.of("toy.Defaults.all", mode, 1, Map.of("codec", codec, "text", text)));
                }
            }
            if (mode == Mode.THROUGHPUT) {
                expected.add(BenchmarkId.of("toy.Defaults.embedded", mode, PROCESSORS, Map.of()));
            }
            if (mode == Mode.SAMPLE) {
                expected.add(BenchmarkId.of("toy.Sampled.burn", mode, 2, Map.of()));
            } else {
                for (String label : List.of("plain", "with space")) {
                    for (String tokens : List.of("10", "200")) {
                        expected.add(BenchmarkId.of(
                                mode == Mode.SINGLE_SHOT ? "toy.Modes.once" : "toy.Modes.allocate",
                                mode,
                                1,
                                Map.of("label", label, "tokens", tokens)));
                    }
                }
            }
            if (mode == Mode.THROUGHPUT) {
                expected.add(BenchmarkId.of("toy.Shared.shared", mode, 3, Map.of()));
            }
        }
        assertThat(benchmarks).extracting(ListedBenchmark::id).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.21", "1.36", "1.37"})
    void theListNamesWhatTheResultsOfTheSameJarName(String version) throws IOException {
        assertThat(BenchmarkListFile.read(jarOf(version), ALL, PROCESSORS))
                .extracting(ListedBenchmark::id)
                .containsAll(Fixtures.read("modes-" + version + ".json").benchmarks())
                .containsAll(Fixtures.read("sampled-" + version + ".json").benchmarks());
    }

    @Test
    void settingsAreTheAnnotatedOnes() throws IOException {
        ListedBenchmark once = BenchmarkListFile.read(jarOf("1.37"), Pattern.compile("once"), PROCESSORS)
                .get(0);

        assertThat(once)
                .isEqualTo(new ListedBenchmark(
                        once.id(),
                        3,
                        1,
                        Duration.ofMillis(50),
                        3,
                        Duration.ofMillis(50),
                        List.of(),
                        null,
                        List.of("-Xmx64m", "-Dtoy.comma=a,b[c]")));
    }

    @Test
    void settingsWithoutAnnotationAreJmhsDefaults() throws IOException {
        List<ListedBenchmark> benchmarks =
                BenchmarkListFile.read(jarOf("1.37"), Pattern.compile("toy\\.Defaults"), PROCESSORS);

        assertThat(benchmarks)
                .filteredOn(benchmark -> benchmark.id().mode() == Mode.SINGLE_SHOT)
                .allSatisfy(shot -> assertThat(shot)
                        .isEqualTo(new ListedBenchmark(
                                shot.id(), 5, 0, Duration.ZERO, 1, Duration.ZERO, List.of(), null, List.of())));
        assertThat(benchmarks)
                .filteredOn(benchmark -> benchmark.id().mode() == Mode.AVERAGE_TIME)
                .allSatisfy(average -> assertThat(average)
                        .isEqualTo(new ListedBenchmark(
                                average.id(),
                                5,
                                5,
                                Duration.ofSeconds(10),
                                5,
                                Duration.ofSeconds(10),
                                List.of(),
                                null,
                                List.of())));
        assertThat(benchmarks)
                .filteredOn(benchmark -> benchmark.id().name().endsWith("embedded"))
                .singleElement()
                .satisfies(embedded -> {
                    assertThat(embedded.forks()).isZero();
                    assertThat(embedded.jvmArgsPrepend()).containsExactly("-Xint");
                    assertThat(embedded.jvmArgs()).containsExactly("-Xms32m", "-Xmx32m");
                });
    }

    @Test
    void benchmarksAreIncludedAsOnJmhsCommandLine() throws IOException {
        assertThat(BenchmarkListFile.read(jarOf("1.37"), Pattern.compile("bur|Shared"), PROCESSORS))
                .extracting(benchmark -> benchmark.id().name())
                .containsExactly("toy.Shared.shared", "toy.Sampled.burn");
        assertThat(BenchmarkListFile.read(jarOf("1.37"), Pattern.compile("^burn"), PROCESSORS))
                .isEmpty();
    }

    @Test
    void aGroupHasAsManyThreadsAsWholeGroupsNeed() throws IOException {
        String list =
                Fixtures.text("benchmark-list-1.37.txt").replace("S 10 Throughput E A 2", "S 10 Throughput I 2 -1 A 2");

        assertThat(BenchmarkListFile.read(jar(entry(LIST, list)), Pattern.compile("Shared"), 4))
                .extracting(benchmark -> benchmark.id().threads())
                .containsExactly(6);
    }

    @Test
    void withoutJmhInTheJarTheListItselfShowsHowItIsWritten() throws IOException {
        for (String version : List.of("1.21", "1.37")) {
            Path thin = jar(entry(LIST, Fixtures.text("benchmark-list-" + version + ".txt")));

            assertThat(BenchmarkListFile.read(thin, ALL, PROCESSORS))
                    .isEqualTo(BenchmarkListFile.read(jarOf(version), ALL, PROCESSORS));
        }
    }

    @Test
    void everyListOnAClassPathCounts() throws IOException {
        String list = Fixtures.text("benchmark-list-1.37.txt");
        List<String> lines = list.lines().filter(line -> !line.isBlank()).toList();
        Path classes = Files.createDirectories(directory.resolve("classes/META-INF"));
        Files.write(classes.resolve("BenchmarkList"), lines.subList(0, 3));
        Path rest = jar(entry(LIST, String.join("\n", lines.subList(3, lines.size()))));
        Path none = jar(entry("META-INF/MANIFEST.MF", ""));
        ClassPath classPath = new ClassPath(List.of(classes.getParent(), none, rest));

        assertThat(BenchmarkListFile.read(classPath, ALL, PROCESSORS))
                .isEqualTo(BenchmarkListFile.read(jarOf("1.37"), ALL, PROCESSORS));
        assertThatThrownBy(() -> BenchmarkListFile.read(new ClassPath(List.of(none, none)), ALL, PROCESSORS))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("has no META-INF/BenchmarkList");
    }

    @Test
    void aParamWithoutValuesMattersOnlyWhereItIsIncluded() throws IOException {
        Path jar = jar(entry(
                LIST,
                Fixtures.text("benchmark-list-1.37.txt")
                        .replace("5 codec 2 16 aBwUAQFAEBA===== 8 MBgWAQDA ", "5 codec 0 ")));

        assertThat(BenchmarkListFile.read(jar, Pattern.compile("Modes"), PROCESSORS))
                .hasSize(12);
        assertUnusable(jar, "!/META-INF/BenchmarkList: line 7: toy.Defaults.all: the param codec has no values");
    }

    @Test
    void commentsAndBlankLinesAreSkipped() throws IOException {
        String list = "# comment\n\n" + Fixtures.text("benchmark-list-1.37.txt") + "\n  \n";

        assertThat(BenchmarkListFile.read(jar(entry(LIST, list)), ALL, PROCESSORS))
                .isEqualTo(BenchmarkListFile.read(jarOf("1.37"), ALL, PROCESSORS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JMH S|JMX S|column 1: it does not begin with",
                "S 12 toy.Defaults|S 9999999999 toy|a number is out of range: 9999999999",
                "S 12 toy.Defaults|S 9999 toy.Defaults|a length of 9999 exceeds the line",
                "S 12 toy.Defaults|S 11 toy.Defaults|a text of length 11 does not end here",
                "S 12 toy.Defaults|I 12 toy.Defaults|a text was expected",
                "S 10 Throughput|S 10 Throughpot|unknown mode Throughpot",
                "I 2 -1|I 2 -2|the number of threads must be at least 1, not -2",
                "I 2 -1|I 2 1x|not a number: 1x",
                "A 1 1 1|A 1 1 0|a group cannot have [0] threads",
                "A 1 1 1|A 999 1 1|a length of 999 exceeds the line",
                "T 5 50 ms|T 5 50 xs|not a time: 50 xs",
                "I 1 0 I 1 1|I 2 -3 I 1 1|the number of forks cannot be -3",
                "T 3 3 s|T 3 3 s E|there is more in it than JMH up to 1.37 writes",
                "xAAMAA==|xAAMAA=x|a param's value is not encoded as JMH does: xAAMAA=x"
            })
    void corruptLinesAreNamed(String found, String replacement, String message) throws IOException {
        String list = Fixtures.text("benchmark-list-1.37.txt");
        assertThat(list).contains(found);
        Path jar = jar(entry(LIST, list.replace(found, replacement)), entry(READER, ""), entry(ARMOR, ""));

        assertUnusable(jar, "!/META-INF/BenchmarkList: line ");
        assertUnusable(jar, message);
    }

    @Test
    void aListCutShortOrMutatedIsReadOrTurnedAway() throws IOException {
        String valid = Fixtures.text("benchmark-list-1.21.txt");
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            StringBuilder mutated =
                    new StringBuilder(i % 3 == 0 ? valid.substring(0, 1 + random.nextInt(valid.length())) : valid);
            for (int times = random.nextInt(3); times > 0; times--) {
                mutated.setCharAt(
                        random.nextInt(mutated.length()), random.nextBoolean() ? (char) random.nextInt(256) : '9');
            }
            Path jar = jar(entry(LIST, mutated.toString()), entry(READER, ""));
            try {
                BenchmarkListFile.read(jar, ALL, PROCESSORS);
            } catch (UnusableInputException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(200, 590);
    }

    @Test
    void jarsOfAnotherKindAreTurnedAwayWithAdvice() throws IOException {
        assertUnusable(directory.resolve("none.jar"), "none.jar: no such jar");
        assertUnusable(directory, "has no META-INF/BenchmarkList");
        assertUnusable(jar(entry("META-INF/MANIFEST.MF", "")), "has no META-INF/BenchmarkList");
        assertUnusable(jar(entry(LIST, "")), "lists no benchmarks");
        Path text = directory.resolve("text.jar");
        Files.writeString(text, "not a jar");
        assertUnusable(text, "is not a jar or is damaged");
        Path empty = Files.createFile(directory.resolve("empty.jar"));
        assertUnusable(empty, "is not a jar or is damaged");
    }

    @Test
    void aListThatUnpacksToMoreThanAnyListIsNotReadWhole() throws IOException {
        Path bomb = directory.resolve("bomb.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry(LIST));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                out.write(zeros);
            }
        }
        assertThat(bomb).satisfies(file -> assertThat(Files.size(file)).isLessThan(200_000));
        assertUnusable(bomb, "has more than 64 MiB");
    }

    @Test
    void aDamagedJarIsTurnedAway() throws IOException {
        byte[] jar = Files.readAllBytes(jarOf("1.37"));
        for (int at = 0; at < jar.length; at += 7) {
            byte[] damaged = jar.clone();
            damaged[at] ^= (byte) 0xff;
            Path file = directory.resolve("damaged.jar");
            Files.write(file, damaged);
            try {
                BenchmarkListFile.read(file, ALL, PROCESSORS);
            } catch (UnusableInputException e) {
                assertThat(e.getMessage()).startsWith(file.toString());
            }
        }
    }

    private static void assertUnusable(Path jar, String message) {
        assertThatThrownBy(() -> BenchmarkListFile.read(jar, ALL, PROCESSORS))
                .isExactlyInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(jar.toString())
                .hasMessageContaining(message);
    }

    /** As the version's shaded jar: its list beside the classes that will read it. */
    private Path jarOf(String version) throws IOException {
        String list = Fixtures.text("benchmark-list-" + version + ".txt");
        return version.equals("1.21")
                ? jar(entry(LIST, list), entry(READER, ""))
                : jar(entry(LIST, list), entry(READER, ""), entry(ARMOR, ""));
    }

    @SafeVarargs
    private Path jar(Map.Entry<String, String>... entries) throws IOException {
        Path jar = Files.createTempFile(directory, "benchmarks", ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> file : entries) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
