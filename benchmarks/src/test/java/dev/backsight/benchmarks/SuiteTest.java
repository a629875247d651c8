package dev.backsight.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.fork.ForkJvm;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class SuiteTest {

    /** Of the quick suite: what the default budget of 10 minutes resolves on 2 cores. */
    private static final int MOST_CASES = 30;

    private static final int LEAST_CASES = 24;

    /** As {@code backsight.include} in this module's pom has it, for the quick suite and for the full one. */
    static final String GATED = "Benchmark\\.";

    static final String FULL = "(Benchmark|Survey|Limit|Overhead)\\.";

    /** How names of benchmarks end that several threads call. */
    private static final Pattern THREADS = Pattern.compile(".*(?:\\.|By)([Oo]ne|[Tt]wo|[Ee]ight)(?:Threads?)?");

    static List<BenchmarkListEntry> benchmarks() {
        return benchmarks(GATED);
    }

    static List<BenchmarkListEntry> benchmarks(String include) {
        return List.copyOf(BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of(include),
                        List.of()));
    }

    @Test
    void thePomGatesTheQuickSuiteAndTheFullOneLeavesNothingOut() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<backsight.include>" + GATED + "</backsight.include>")
                .contains("<backsight.include>" + FULL + "</backsight.include>");
        assertThat(names(FULL))
                .isEqualTo(names(".*"))
                .hasSizeGreaterThan(names(GATED).size());
    }

    private static Set<String> names(String include) {
        return benchmarks(include).stream().map(BenchmarkListEntry::getUsername).collect(Collectors.toSet());
    }

    /** The packages of benchmarks, by their last word. */
    private static Set<String> subjects(String include) {
        return names(include).stream().map(name -> name.split("\\.", -1)[3]).collect(Collectors.toSet());
    }

    @Test
    void theQuickSuiteHasEverySubjectOfTheFullOne() {
        assertThat(subjects(GATED)).isEqualTo(subjects(FULL)).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void everyBenchmarkIsMadeByATestInItsPackage() throws IOException {
        Set<String> classes = names(FULL).stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .collect(Collectors.toSet());
        for (String name : classes) {
            int dot = name.lastIndexOf('.');
            Path folder = Path.of("src/test/java", name.substring(0, dot).replace('.', '/'));
            boolean isMade = sourcesIn(folder).contains("new " + name.substring(dot + 1) + "()");
            assertThat(isMade).as("a test in %s makes a %s", folder, name).isTrue();
        }
    }

    private static String sourcesIn(Path folder) throws IOException {
        StringBuilder sources = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.java")) {
            for (Path file : files) {
                sources.append(Files.readString(file));
            }
        }
        return sources.toString();
    }

    @Test
    void asManyThreadsCallABenchmarkAsItsNameSays() {
        Map<String, Integer> numbers = Map.of("one", 1, "two", 2, "eight", 8);
        Set<Integer> seen = new HashSet<>();
        for (BenchmarkListEntry benchmark : benchmarks(FULL)) {
            String name = benchmark.getUsername();
            Matcher number = THREADS.matcher(name);
            if (number.matches()) {
                int expected = numbers.get(number.group(1).toLowerCase(Locale.ROOT));
                assertThat(benchmark.getThreads().orElse(1)).as(name).isEqualTo(expected);
                seen.add(expected);
            } else {
                // The quick suite's one benchmark of two threads says so in its Javadoc.
                int expected = name.endsWith(".MixedWorkloadBenchmark.readOrUpdate") ? 2 : 1;
                assertThat(benchmark.getThreads().orElse(1)).as(name).isEqualTo(expected);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(1, 2, 8);
    }

    @Test
    void theGuideNamesEverySubject() throws IOException {
        Set<String> subjects = subjects(".*");
        assertThat(subjects).contains("storage", "metadata", "replication");
        String guide = Files.readString(Path.of("README.md"));
        assertThat(subjects).allSatisfy(subject -> assertThat(guide).contains("| `" + subject + "` |"));
    }

    @Test
    void hasEnoughCasesAndFitsItsTime() {
        int cases = 0;
        for (BenchmarkListEntry benchmark : benchmarks()) {
            int combinations = 1;
            for (String[] values : benchmark.getParams().orElse(Map.of()).values()) {
                combinations *= values.length;
            }
            cases += combinations;
        }
        assertThat(cases).isBetween(LEAST_CASES, MOST_CASES);
    }

    @Test
    void everyBenchmarkRunsInTheSameKindOfForkForTheSameTime() {
        assertThat(benchmarks()).hasSizeGreaterThanOrEqualTo(14).allSatisfy(benchmark -> {
            assertThat(benchmark.getForks().orElse(0)).isEqualTo(5);
            assertThat(benchmark.getJvmArgsAppend().orElse(List.of()))
                    .containsExactly(ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS);
            assertThat(benchmark.getWarmupIterations().orElse(0)).isEqualTo(10);
            assertThat(benchmark.getMeasurementIterations().orElse(0)).isEqualTo(10);
            assertThat(benchmark.getWarmupTime().orElse(TimeValue.NONE)).isEqualTo(TimeValue.milliseconds(200));
            assertThat(benchmark.getMeasurementTime().orElse(TimeValue.NONE)).isEqualTo(TimeValue.milliseconds(100));
        });
    }
}
