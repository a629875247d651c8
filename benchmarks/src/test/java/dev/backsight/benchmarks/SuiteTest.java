package dev.backsight.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.fork.ForkJvm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class SuiteTest {

    /** Five forks of a case take 20 seconds, and the whole suite is to fit ten minutes. */
    private static final int MOST_CASES = 30;

    private static final int LEAST_CASES = 24;

    /** As {@code backsight.include} in this module's pom has it. */
    private static final String GATED = "Benchmark\\.";

    private static List<BenchmarkListEntry> benchmarks() {
        return List.copyOf(BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of(GATED),
                        List.of()));
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
        assertThat(benchmarks()).hasSizeGreaterThanOrEqualTo(9).allSatisfy(benchmark -> {
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
