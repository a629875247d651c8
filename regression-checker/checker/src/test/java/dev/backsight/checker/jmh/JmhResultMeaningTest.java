package dev.backsight.checker.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of files that are valid, but not quite what the fixtures look like. */
class JmhResultMeaningTest {

    @TempDir
    Path directory;

    @Test
    void raggedForksAndNanAndHarnessFlags() throws IOException {
        Run run = read(ResultText.COMPLETE);

        assertThat(run.measurements().get(0).samples())
                .isEqualTo(new ForkSamples(new double[][] {{1.0, 0.0025, Double.NaN}, {4}}));
        assertThat(run.executions().values().iterator().next().jvmArgs()).containsExactly("-Xmx1g");
        assertThat(run.executions().values().iterator().next().measurementTime())
                .isEqualTo("single-shot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "NaN", "\"+INF\"", "\"-INF\"", "Infinity", "\"Infinity\""})
    void whateverIsNoFiniteNumberIsNan(String written) throws IOException {
        Run run = read(ResultText.minimal("avgt", "{\"scoreUnit\":\"ns/op\",\"rawData\":[[1, " + written + "]]}"));

        assertThat(Fixtures.samples(run.measurements().get(0))[0][1]).isNaN();
    }

    @Test
    void onlyWhatIdentifiesABenchmarkAndItsSamplesIsRequired() throws IOException {
        Run run = read(ResultText.minimal("ss", "{\"rawData\":[[1]],\"scoreUnit\":\"s/op\",\"new\":{\"a\":[{}]}}"));

        assertThat(run.measurements())
                .extracting(Measurement::metric)
                .containsExactly(Metric.of("time", new Unit("s/op"), MetricFamily.TIME));
        assertThat(run.executions()).isEmpty();
        assertThat(run.environment().jmhVersion()).isNull();
        assertThat(run.environment().jvm().version()).isNull();
    }

    @Test
    void aBatchIsOneCallUnlessTheFileSaysOtherwise() throws IOException {
        String stated = ResultText.COMPLETE.replace("\"params\"", "\"measurementBatchSize\" : 8, \"params\"");

        assertThat(read(ResultText.COMPLETE).executions().values())
                .extracting(Execution::warmupBatchSize, Execution::measurementBatchSize)
                .containsExactly(tuple(1, 1));
        assertThat(read(stated).executions().values())
                .extracting(Execution::warmupBatchSize, Execution::measurementBatchSize)
                .containsExactly(tuple(1, 8));
    }

    @Test
    void whatIsNotJudgedMayBeSkipped() throws IOException {
        String text = ResultText.withSecondary("""
                        {
                          "c\u00b7gc.alloc.rate.norm": {"scoreUnit":"B/op", "rawData":[[16]]},
                          "gc.count": {"scoreUnit":"counts", "rawData":[[3]]},
                          "broken": 7
                        }""");
        Path file = Files.writeString(directory.resolve("results.json"), text);

        assertThat(JmhResultFile.readJudged(file, "default").measurements())
                .extracting(measurement -> measurement.metric().name())
                .containsExactly("time", "allocation");
    }

    @Test
    void aSampledMeanIsNotTakenForAMedian() throws IOException {
        Run run = read(ResultText.minimal("sample", "{\"scoreUnit\":\"us/op\",\"rawData\":[[1.5]]}"));

        assertThat(run.measurements())
                .extracting(measurement -> measurement.metric().name())
                .containsExactly("mean time");
    }

    @Test
    void histogramsOfOneForkAreMergedAndRoundedToNanoseconds() throws IOException {
        Run run = read(ResultText.minimal("sample", """
                {"scoreUnit":"us/op","rawDataHistogram":[
                  [ [[2.0, 1], [1.0, 2], [0.0004, 1]], [], [[1.0, 5], [1.0001, 1], [3.0, 1]] ],
                  [ [[0.0, 4]] ]
                ]}"""));

        assertThat(Fixtures.samples(run.measurements().get(0))).isDeepEqualTo(new double[][] {{1.0, 1.0}, {0.0}});
        assertThat(((ForkHistograms) run.measurements().get(1).samples()).forks())
                .isEqualTo(List.of(
                        new LatencyHistogram(new long[] {0, 1000, 2000, 3000}, new long[] {1, 8, 1, 1}),
                        new LatencyHistogram(new long[] {0}, new long[] {4})));
    }

    @Test
    void aHistogramOfAnotherModeIsNotItsSamples() throws IOException {
        Run run = read(ResultText.minimal(
                "avgt", "{\"scoreUnit\":\"us/op\",\"rawDataHistogram\":[[[[9.0,1]]]],\"rawData\":[[1.5]]}"));

        assertThat(run.measurements()).hasSize(1);
        assertThat(Fixtures.samples(run.measurements().get(0))).isDeepEqualTo(new double[][] {{1.5}});
    }

    @Test
    void secondaryMetricsWithoutIterationsAreLeftOut() throws IOException {
        Run run = read(ResultText.withSecondary("""
                        {
                          "perf": {"scoreUnit":"---", "score": "NaN"},
                          "cycles": {"scoreUnit":"#/op", "rawData":[[],[]]},
                          "some": {"scoreUnit":"", "rawData":[[],[1,2]]},
                          "sampled": {"scoreUnit":"us/op", "rawDataHistogram":[[[[1.0, 3],[2.0, 3]]]]}
                        }"""));

        assertThat(run.measurements())
                .extracting(measurement -> measurement.metric().name())
                .containsExactly("time", "sampled", "some");
        assertThat(Fixtures.samples(run.measurements().get(1))).isDeepEqualTo(new double[][] {{1.5}});
        assertThat(run.measurements().get(2).metric().unit().symbol()).isEqualTo("(no unit)");
        assertThat(Fixtures.samples(run.measurements().get(2))).isDeepEqualTo(new double[][] {{1, 2}});
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "ISO-8859-1", "US-ASCII"})
    void allocationIsFoundInWhateverEncodingTheDotWasWritten(String encoding) throws IOException {
        Path file = directory.resolve("dot.json");
        String text = ResultText.withSecondary("{\"·gc.alloc.rate.norm\":{\"scoreUnit\":\"B/op\",\"rawData\":[[8]]}}");
        Files.write(file, text.getBytes(encoding));

        assertThat(JmhResultFile.read(file, "default").measurements())
                .extracting(measurement -> measurement.metric().family())
                .containsExactly(MetricFamily.TIME, MetricFamily.ALLOCATION);
    }

    @Test
    void allocationInAnotherUnitIsNotJudged() throws IOException {
        Run run = read(ResultText.withSecondary("{\"gc.alloc.rate.norm\":{\"scoreUnit\":\"x\",\"rawData\":[[8]]}}"));

        assertThat(run.measurements().get(1).metric().family()).isEqualTo(MetricFamily.OTHER);
    }

    @Test
    void fieldsOfTheEnvironmentOnWhichResultsDisagreeAreUnknown() throws IOException {
        String first = ResultText.COMPLETE.strip();
        String second = first.replace("a.B.c", "a.B.d").replace("17.0.15", "21.0.2");
        Run run = read(first.substring(0, first.length() - 1) + "," + second.substring(1));

        assertThat(run.benchmarks()).hasSize(2);
        assertThat(run.environment().jvm().version()).isNull();
        assertThat(run.environment().jvm().name()).isEqualTo("OpenJDK 64-Bit Server VM");
        assertThat(run.environment().jmhVersion()).isEqualTo("1.37");
    }

    private Run read(String text) throws IOException {
        Path file = directory.resolve("result.json");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return JmhResultFile.read(file, "default");
    }
}
