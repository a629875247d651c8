package dev.backsight.checker.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Run;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultFilesTest {

    private final ResultFiles files = new ResultFiles();

    @AfterEach
    void delete() throws IOException {
        files.delete();
    }

    @ParameterizedTest
    @CsvSource({"1, true, 2", "100, true, 2", "100, false, 1"})
    void theParamsAreTheNumberOfBenchmarksReadAndOfTheirMetrics(int benchmarks, boolean profiled, int metrics)
            throws IOException {
        files.benchmarks = benchmarks;
        files.profiled = profiled;
        files.write();

        Run base = files.base();
        assertThat(base.benchmarks()).hasSize(benchmarks).isEqualTo(files.head().benchmarks());
        assertThat(base.measurements()).hasSize(metrics * benchmarks).allSatisfy(measurement -> {
            ForkSamples samples = (ForkSamples) measurement.samples();
            assertThat(samples.forkCount()).isEqualTo(GeneratedResults.FORKS);
            assertThat(samples.fork(9)).hasSize(GeneratedResults.ITERATIONS);
        });
        assertThat(base.measurements()).extracting(Measurement::samples).doesNotHaveDuplicates();
    }

    @Test
    void bothSidesHaveSamplesOfTheirOwn() throws IOException {
        files.benchmarks = 1;
        files.write();

        assertThat(files.base().measurements()).isNotEqualTo(files.head().measurements());
    }
}
