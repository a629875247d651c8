package dev.backsight.checker.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForkMergeTest {

    private static final BenchmarkId ID = BenchmarkId.of("a.B.c", Mode.AVERAGE_TIME, 1, Map.of());
    private static final BenchmarkId OTHER = BenchmarkId.of("a.B.d", Mode.AVERAGE_TIME, 1, Map.of());

    @Test
    void forksAreConcatenatedInTheirOrder() throws Exception {
        assertThat(ForkMerge.merge(
                        List.of(List.of(time("ns/op", 3, 4)), List.of(time("ns/op", 1)), List.of(time("ns/op", 2, 9)))))
                .containsExactly(
                        new Measurement(ID, metric("ns/op"), new ForkSamples(new double[][] {{3, 4}, {1}, {2, 9}})));
    }

    @Test
    void histogramsAreConcatenatedInTheirOrder() throws Exception {
        LatencyHistogram first = new LatencyHistogram(new long[] {5}, new long[] {1});
        LatencyHistogram second = new LatencyHistogram(new long[] {3, 7}, new long[] {2, 2});

        assertThat(ForkMerge.merge(List.of(List.of(latency(first)), List.of(latency(second)))))
                .extracting(Measurement::samples)
                .containsExactly(new ForkHistograms(List.of(first, second)));
    }

    @Test
    void differentUnitsAreRefused() {
        assertThatThrownBy(() -> ForkMerge.merge(List.of(List.of(time("ns/op", 3)), List.of(time("us/op", 3)))))
                .isInstanceOf(ForkMerge.DisagreementException.class)
                .hasMessage("its forks disagree about the unit of time: ns/op and us/op");
    }

    @Test
    void aJudgedMetricMustComeFromEveryForkButAnAuxiliaryOneNeedNot() throws Exception {
        Measurement collections = new Measurement(
                ID, Metric.of("gc.time", new Unit("ms"), MetricFamily.OTHER), new ForkSamples(new double[][] {{7}}));

        assertThat(ForkMerge.merge(List.of(List.of(time("ns/op", 1)), List.of(time("ns/op", 2), collections))))
                .hasSize(2);
        assertThatThrownBy(() -> ForkMerge.merge(List.of(List.of(collections), List.of(time("ns/op", 2)))))
                .isInstanceOf(ForkMerge.DisagreementException.class)
                .hasMessage("only 1 of its 2 forks delivered time");
    }

    @Test
    void aRefusedMergeIsAFailureOfThatBenchmarkOnly() {
        ForkCollector collector = new ForkCollector(Progress.SILENT);
        collector.add(List.of(ID), run(time("ns/op", 3)));
        collector.add(List.of(OTHER), run(new Measurement(OTHER, metric("ns/op"), samples(1))));
        collector.add(List.of(ID), run(time("us/op", 3)));

        Measured measured = collector.result(null, Duration.ZERO);

        assertThat(measured.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.id()).isEqualTo(ID);
            assertThat(failure.reason()).contains("disagree");
        });
        assertThat(measured.measurements()).extracting(Measurement::id).containsExactly(OTHER);
    }

    @Test
    void aLaterFailureTakesTheEarlierForksWithIt() {
        ForkCollector collector = new ForkCollector(Progress.SILENT);
        collector.add(List.of(ID), run(time("ns/op", 3)));
        collector.fail(ID, "fork 2 threw x", "tail");
        collector.fail(ID, "fork 3 threw y", "");
        collector.add(List.of(ID), run(time("ns/op", 4)));

        Measured measured = collector.result(null, Duration.ZERO);

        assertThat(measured.measurements()).isEmpty();
        assertThat(measured.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo("fork 2 threw x");
            assertThat(failure.output()).isEqualTo("tail");
        });
    }

    private static Run run(Measurement measurement) {
        return new Run(
                "scratch",
                Environment.UNKNOWN,
                null,
                null,
                List.of(measurement),
                new TreeMap<>(),
                List.of(),
                true,
                null);
    }

    private static Measurement time(String unit, double... values) {
        return new Measurement(ID, metric(unit), samples(values));
    }

    private static ForkSamples samples(double... values) {
        return new ForkSamples(new double[][] {values});
    }

    private static Metric metric(String unit) {
        return Metric.of(Metric.TIME, new Unit(unit), MetricFamily.TIME);
    }

    private static Measurement latency(LatencyHistogram histogram) {
        return new Measurement(
                ID,
                Metric.of(Metric.LATENCY, new Unit("ns/op"), MetricFamily.TAIL),
                new ForkHistograms(List.of(histogram)));
    }
}
