package dev.backsight.benchmarks.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.luben.zstd.Zstd;
import dev.backsight.benchmarks.BesideOthers;
import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Codec;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each parameter reaches the measured call. */
class CompressionSurveyTest {

    /** Blocks of 16 KiB in place of 256 KiB, since seven codecs go through five kinds of content. */
    private static final String SIZE = "16KiB";

    @Test
    void everyCodecGivesBackWhatItCompressedAndKnowsItsRatio() throws IOException {
        Map<Workload, Map<Codec, Double>> ratios = new HashMap<>();
        for (String content : Params.of(CompressionSurvey.class, "content")) {
            for (String codec : Params.of(CompressionSurvey.class, "codec")) {
                double ratio = run(Codec.valueOf(codec), Workload.valueOf(content));
                ratios.computeIfAbsent(Workload.valueOf(content), kind -> new HashMap<>())
                        .put(Codec.valueOf(codec), ratio);
            }
        }
        assertThat(ratios).hasSize(Workload.values().length);
        assertThat(ratios.get(Workload.RANDOM).values()).containsOnly(1.0);
        Map<Codec, Double> text = ratios.get(Workload.SOURCE);
        assertThat(text).hasSize(Codec.values().length);
        assertThat(text.get(Codec.STORED)).isEqualTo(1);
        assertThat(text.get(Codec.SNAPPY)).isGreaterThan(1.5);
        assertThat(text.get(Codec.ZSTD)).isGreaterThan(text.get(Codec.LZ4));
        assertThat(text.get(Codec.XZ)).isGreaterThan(text.get(Codec.LZ4));
    }

    /** How many times smaller the codec made the content. */
    private static double run(Codec codec, Workload content) throws IOException {
        CompressionSurvey survey = new CompressionSurvey();
        survey.codec = codec;
        survey.content = content;
        survey.size = SIZE;
        survey.fill();
        int length = ByteSize.parse(SIZE);
        CompressionSurvey.Saved saved = new CompressionSurvey.Saved();
        long stored = 0;
        for (int i = 0; i < CompressionSurvey.BLOCKS; i++) {
            int result = survey.compress(saved);
            assertThat(result).isNotZero().isBetween(BlockCompressor.INCOMPRESSIBLE, length);
            stored += result == BlockCompressor.INCOMPRESSIBLE ? length : result;
        }
        byte[] all = content.generate(1, CompressionSurvey.BLOCKS * length);
        for (int i = 0; i < CompressionSurvey.BLOCKS; i++) {
            assertThat(survey.decompress(saved)).isEqualTo(Arrays.copyOfRange(all, i * length, (i + 1) * length));
        }
        survey.close();
        assertThat(survey.ratio).isEqualTo((double) all.length / stored);
        return survey.ratio;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theSecondaryMetricIsTheRatioHoweverManyIterationsThereAre(int iterations) throws RunnerException {
        theSecondaryMetricIsTheRatio(iterations, 0, "CompressionSurvey.compress$");
        theSecondaryMetricIsTheRatio(iterations, 0, "CompressionSurvey.decompress$");
    }

    @Test
    @Tag("slow")
    void theSecondaryMetricIsTheRatioHoweverManyForksThereAre() throws RunnerException {
        theSecondaryMetricIsTheRatio(2, 2, "CompressionSurvey.compress$");
    }

    private static void theSecondaryMetricIsTheRatio(int iterations, int forks, String benchmark)
            throws RunnerException {
        CompressionSurvey expected = new CompressionSurvey();
        expected.codec = Codec.LZ4;
        expected.content = Workload.SOURCE;
        expected.size = SIZE;
        expected.fill();
        Collection<RunResult> results = BesideOthers.run(new OptionsBuilder()
                .include(benchmark)
                .param("codec", "LZ4")
                .param("content", "SOURCE")
                .param("size", SIZE)
                .forks(forks)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(5))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build());
        assertThat(results).hasSize(1).allSatisfy(result -> assertThat(
                        result.getSecondaryResults().get("ratio").getScore())
                .isCloseTo(expected.ratio, within(1e-9)));
        assertThat(expected.ratio).isGreaterThan(1.5);
        expected.close();
    }

    @Test
    void allThreeZstdsUnderstandEachOther() throws IOException {
        for (String content : Params.of(ZstdLimit.class, "content")) {
            ZstdLimit limit = new ZstdLimit();
            limit.content = Workload.valueOf(content);
            limit.fill();
            byte[] block = limit.content.generate(1, ZstdLimit.SIZE);
            int bare = limit.compressBare();
            assertThat(Zstd.decompress(limit.packed(bare), ZstdLimit.SIZE)).isEqualTo(block);
            // The store leaves the size of the content out of the frame, which zstd takes as a hint.
            assertThat(limit.compressStore()).isCloseTo(bare, within(bare / 100));
            int pure = limit.compressPureJava();
            assertThat(Zstd.decompress(limit.packed(pure), ZstdLimit.SIZE)).isEqualTo(block);
            assertThat((double) pure / bare).isBetween(0.8, 1.25);
            assertThat(limit.decompressStore().clone()).isEqualTo(block);
            assertThat(limit.decompressBare().clone()).isEqualTo(block);
            assertThat(limit.decompressPureJava().clone()).isEqualTo(block);
            limit.close();
        }
    }
}
