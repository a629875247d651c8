package dev.backsight.benchmarks.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.Params;
import dev.backsight.store.monitor.IntervalSnapshot;
import dev.backsight.store.monitor.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MonitorBenchmarksTest {

    @Test
    void recordsEveryKindOfOperationWithItsBytes() {
        RecordingBenchmark benchmark = new RecordingBenchmark();
        benchmark.create();
        int kinds = Operation.values().length;
        long bytes = 0;
        for (int i = 0; i < 32 * kinds; i++) {
            benchmark.recordOperation();
            bytes += 1L << (i % 32);
        }
        IntervalSnapshot snapshot = benchmark.monitor.aggregate();
        long recorded = 0;
        for (Operation operation : Operation.values()) {
            assertThat(snapshot.of(operation).succeeded()).isEqualTo(32);
            assertThat(snapshot.of(operation).latency()).isPresent();
            recorded += snapshot.of(operation).bytes();
        }
        assertThat(recorded).isEqualTo(bytes);
        assertThat(benchmark.monitor.unrecorded()).isZero();
        benchmark.close();
    }

    @Test
    void onlyTheStoresSideOfTheLimitRecords() {
        RecordingLimit limit = new RecordingLimit();
        limit.create();
        int kinds = Operation.values().length;
        for (int i = 0; i < 2 * kinds; i++) {
            limit.store();
            assertThat(limit.bare()).isNotNegative();
        }
        IntervalSnapshot snapshot = limit.monitor.aggregate();
        assertThat(Operation.values())
                .allSatisfy(kind -> assertThat(snapshot.of(kind).count()).isEqualTo(2));
        long bytes = 0;
        for (Operation kind : Operation.values()) {
            bytes += snapshot.of(kind).bytes();
        }
        assertThat(bytes).isEqualTo((1L << (2 * kinds)) - 1);
        limit.close();
    }

    @Test
    void onlyTheEnabledMonitorOfTheComparisonRecords() {
        MonitorOverhead overhead = new MonitorOverhead();
        overhead.create();
        overhead.measured();
        overhead.notMeasured();
        assertThat(overhead.enabled.aggregate().of(Operation.GET).succeeded()).isEqualTo(1);
        assertThat(overhead.disabled.isEnabled()).isFalse();
        overhead.close();
    }

    @Test
    void aggregatesAHundredOfEachAndWritesAllIntervalsOut() throws IOException {
        for (String intervals : Params.of(MonitorSurvey.class, "intervals")) {
            MonitorSurvey survey = new MonitorSurvey();
            survey.intervals = Integer.parseInt(intervals);
            survey.fill();
            int kinds = Operation.values().length;

            IntervalSnapshot snapshot = survey.recordAndAggregate();

            for (Operation operation : Operation.values()) {
                assertThat(snapshot.of(operation).succeeded()).isEqualTo(100);
            }
            assertThat(snapshot.number()).isEqualTo(survey.intervals + 1);
            assertThat(survey.monitor.history()).hasSize(survey.intervals).endsWith(snapshot);
            assertThat(survey.csv().toString().lines()).hasSize(1 + survey.intervals * kinds);
            String json = survey.json().toString(StandardCharsets.UTF_8);
            assertThat(json.split("\"number\"", -1)).hasSize(survey.intervals + 1);
            assertThat(survey.json().toString(StandardCharsets.UTF_8)).isEqualTo(json);
            assertThat(survey.prometheus())
                    .containsPattern("file_store_operations_total\\{operation=\"put\",outcome=\"succeeded\","
                            + "store=\"benchmark\"\\} " + 100.0 * (survey.intervals + 1));
            survey.close();
        }
    }
}
