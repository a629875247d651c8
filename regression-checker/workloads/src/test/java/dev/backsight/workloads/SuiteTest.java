package dev.backsight.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class SuiteTest {

    private static List<BenchmarkListEntry> benchmarks() {
        return List.copyOf(BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of("^dev\\.backsight\\.workloads\\."),
                        List.of()));
    }

    @Test
    void isASuiteOf28WithAsManyOfEachKind() {
        Map<String, Long> kinds = benchmarks().stream()
                .collect(Collectors.groupingBy(
                        benchmark -> benchmark.getUsername().split("\\.", -1)[3], Collectors.counting()));

        assertThat(kinds)
                .containsExactlyInAnyOrderEntriesOf(Map.of("cpu", 7L, "memory", 7L, "allocation", 7L, "disk", 7L));
    }

    @Test
    void everyCaseRunsInTheSameKindOfForkForTheSameTime() {
        assertThat(benchmarks()).isNotEmpty().allSatisfy(benchmark -> {
            assertThat(benchmark.getForks().orElse(0)).isEqualTo(5);
            assertThat(benchmark.getJvmArgsAppend().orElse(List.of()))
                    .containsExactly("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");
            assertThat(benchmark.getWarmupIterations().orElse(0)).isEqualTo(10);
            assertThat(benchmark.getMeasurementIterations().orElse(0)).isEqualTo(10);
            assertThat(benchmark.getWarmupTime().orElse(TimeValue.NONE)).isEqualTo(TimeValue.milliseconds(200));
            assertThat(benchmark.getMeasurementTime().orElse(TimeValue.NONE)).isEqualTo(TimeValue.milliseconds(100));
        });
    }
}
