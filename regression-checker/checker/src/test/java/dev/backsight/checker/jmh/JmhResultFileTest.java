package dev.backsight.checker.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Direction;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmhResultFileTest {

    private static final BenchmarkId THROUGHPUT =
            BenchmarkId.of("toy.Modes.allocate", Mode.THROUGHPUT, 1, Map.of("label", "with space", "tokens", "10"));
    private static final BenchmarkId AVERAGE =
            BenchmarkId.of("toy.Modes.allocate", Mode.AVERAGE_TIME, 1, Map.of("label", "with space", "tokens", "10"));
    private static final BenchmarkId ONCE =
            BenchmarkId.of("toy.Modes.once", Mode.SINGLE_SHOT, 1, Map.of("label", "with space", "tokens", "10"));
    private static final BenchmarkId GROUP = BenchmarkId.of("toy.Shared.shared", Mode.THROUGHPUT, 3, Map.of());
    private static final BenchmarkId SAMPLED = BenchmarkId.of("toy.Sampled.burn", Mode.SAMPLE, 2, Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"1.37", "1.36", "1.21"})
    void everyVersionOfJmhIsRead(String version) {
        Run run = Fixtures.read("modes-" + version + ".json");

        assertThat(run.benchmarks()).contains(THROUGHPUT, AVERAGE, ONCE, GROUP);
        assertThat(run.environment().jmhVersion()).isEqualTo(version);
        assertThat(run.environment().jvm()).isEqualTo(new Jvm(null, "17.0.15", "OpenJDK 64-Bit Server VM", null, null));
        assertThat(run.complete()).isTrue();
        assertThat(run.revision()).isNull();
        assertThat(run.measuredAt()).isNull();
        assertThat(run.failures()).isEmpty();

        Measurement throughput = Fixtures.measurement(run, THROUGHPUT, Metric.THROUGHPUT);
        assertThat(throughput.metric().unit()).isEqualTo(new Unit("ops/us"));
        assertThat(throughput.metric().direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
        assertThat(throughput.metric().family()).isEqualTo(MetricFamily.TIME);
        assertThat(throughput.samples().forkCount()).isEqualTo(2);

        Measurement time = Fixtures.measurement(run, AVERAGE, Metric.TIME);
        assertThat(time.metric().direction()).isEqualTo(Direction.LOWER_IS_BETTER);
        assertThat(time.metric().unit()).isEqualTo(new Unit("us/op"));

        Measurement allocation = Fixtures.measurement(run, AVERAGE, Metric.ALLOCATION);
        assertThat(allocation.metric().family()).isEqualTo(MetricFamily.ALLOCATION);
        assertThat(allocation.metric().unit()).isEqualTo(new Unit("B/op"));
        // 10 bytes and a 16 byte header, rounded up to 8
        assertThat(Fixtures.samples(allocation)[0][1]).isBetween(32.0, 33.0);

        assertThat(run.executions().get(ONCE))
                .isEqualTo(new Execution(1, "50 ms", 1, 3, "50 ms", 1, List.of("-Xmx64m", "-Dtoy.comma=a,b[c]")));
    }

    @Test
    void samplesStayForkByIteration() {
        Run run = Fixtures.read("modes-1.37.json");

        assertThat(Fixtures.samples(Fixtures.measurement(run, THROUGHPUT, Metric.THROUGHPUT)))
                .isDeepEqualTo(new double[][] {
                    {20.928579949857266, 24.320119165602918, 4.91150806249591},
                    {42.51277517944866, 11.518794698029057, 4.714664632702492}
                });
        assertThat(Fixtures.samples(Fixtures.measurement(run, THROUGHPUT, Metric.ALLOCATION)))
                .isDeepEqualTo(new double[][] {
                    {32.00558803397704, 32.004636186387394, 32.00958656305299},
                    {32.00244422553792, 32.01021232432432, 32.01910599230453}
                });
        assertThat(Fixtures.measurement(run, ONCE, Metric.TIME).samples().forkCount())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.37", "1.36", "1.21"})
    void aGroupIsOneBenchmarkWithTheThreadsOfAllItsMethods(String version) {
        Run run = Fixtures.read("modes-" + version + ".json");

        Map<String, MetricFamily> families = run.measurements().stream()
                .filter(measurement -> measurement.id().equals(GROUP))
                .collect(Collectors.toMap(
                        measurement -> measurement.metric().name(),
                        measurement -> measurement.metric().family()));
        // Shared has a counter of its own that is called "time"
        assertThat(families)
                .isEqualTo(Map.of(
                        "throughput", MetricFamily.TIME,
                        "allocation", MetricFamily.ALLOCATION,
                        "gc.alloc.rate", MetricFamily.OTHER,
                        "gc.count", MetricFamily.OTHER,
                        "hits", MetricFamily.OTHER,
                        "time (secondary)", MetricFamily.OTHER,
                        "read", MetricFamily.OTHER,
                        "write", MetricFamily.OTHER));
        assertThat(Fixtures.measurement(run, GROUP, "hits").metric().direction())
                .isEqualTo(Direction.UNKNOWN);
        assertThat(Fixtures.measurement(run, GROUP, "read").metric().direction())
                .isEqualTo(Direction.HIGHER_IS_BETTER);
    }

    @Test
    void sampledTimeBecomesMediansAndHistograms() {
        Run run = Fixtures.read("sampled-1.37.json");

        Measurement time = Fixtures.measurement(run, SAMPLED, Metric.TIME);
        assertThat(time.metric().unit()).isEqualTo(new Unit("ms/op"));
        assertThat(Fixtures.samples(time))
                .isDeepEqualTo(new double[][] {{0.18303999999999998, 0.18368}, {0.187136, 0.184064}});

        Measurement latency = Fixtures.measurement(run, SAMPLED, Metric.LATENCY);
        assertThat(latency.metric())
                .isEqualTo(new Metric("latency", new Unit("ns/op"), Direction.LOWER_IS_BETTER, MetricFamily.TAIL));
        List<LatencyHistogram> forks = ((ForkHistograms) latency.samples()).forks();
        assertThat(forks).extracting(LatencyHistogram::total).containsExactly(185L, 453L);
        assertThat(forks).extracting(LatencyHistogram::size).containsExactly(51, 89);
        assertThat(forks).extracting(fork -> fork.nanos(0)).containsExactly(180_736L, 180_224L);
        assertThat(forks).extracting(fork -> fork.quantile(1)).containsExactly(9_584_640L, 7_372_800L);
    }

    @Test
    void secondaryMetricsAreNamedAlikeAcrossVersions() {
        List<List<String>> names = List.of("1.36", "1.37").stream()
                .map(version -> Fixtures.read("group-sample-" + version + ".json").measurements().stream()
                        .map(measurement -> measurement.metric().name())
                        .sorted()
                        .toList())
                .toList();

        assertThat(names.get(0)).isEqualTo(names.get(1)).contains("p0.99", "read:p0.99", "write:p1.00");
    }

    @Test
    void nanStaysInTheSamples() {
        Run run = Fixtures.read("profilers-1.37.json");
        Measurement stack = run.measurements().stream()
                .filter(measurement -> measurement.metric().name().equals("stack"))
                .findFirst()
                .orElseThrow();

        assertThat(Fixtures.samples(stack)).hasDimensions(2, 3);
        assertThat(Fixtures.samples(stack)[1][2]).isNaN();
    }

    @Test
    void aRunInsideJmhsOwnJvmIsOneFork() {
        Run run = Fixtures.read("embedded-1.37.json");

        assertThat(run.measurements()).hasSize(1);
        assertThat(run.measurements().get(0).samples().forkCount()).isEqualTo(1);
    }

    @Test
    void awkwardParamsArriveAsWrittenAndHarnessFlagsAreDropped() {
        Run run = Fixtures.read("awkward-params-1.37.json");

        assertThat(run.benchmarks())
                .extracting(id -> id.params().get("label"))
                .containsExactly("a", "b;{c}[d]<e>&\"f\"\\g");
        assertThat(run.executions().values()).extracting(Execution::jvmArgs).containsOnly(List.of("-Xss2m"));
    }
}
