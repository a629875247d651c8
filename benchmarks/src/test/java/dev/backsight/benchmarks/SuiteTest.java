package dev.backsight.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.fork.ForkJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Test
    void theGuideNamesEverySubject() throws IOException {
        Set<String> subjects =
                names(".*").stream().map(name -> name.split("\\.", -1)[3]).collect(Collectors.toSet());
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
