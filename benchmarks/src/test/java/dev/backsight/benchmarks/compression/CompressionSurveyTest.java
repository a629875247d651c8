package dev.backsight.benchmarks.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.luben.zstd.Zstd;
import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Codec;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each parameter reaches the measured call. */
class CompressionSurveyTest {

    /** Blocks of 16 KiB in place of 256 KiB, since seven codecs go through five kinds of content. */
    private static final String SIZE = "16KiB";

    @Test
    void everyCodecGivesBackWhatItCompressedAndCountsBothVolumes() throws IOException {
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
        CompressionSurvey.Volume compressed = new CompressionSurvey.Volume();
        CompressionSurvey.Volume decompressed = new CompressionSurvey.Volume();
        for (int i = 0; i < CompressionSurvey.BLOCKS; i++) {
            int result = survey.compress(compressed);
            assertThat(result).isNotZero().isBetween(BlockCompressor.INCOMPRESSIBLE, length);
        }
        byte[] all = content.generate(1, CompressionSurvey.BLOCKS * length);
        for (int i = 0; i < CompressionSurvey.BLOCKS; i++) {
            assertThat(survey.decompress(decompressed))
                    .isEqualTo(Arrays.copyOfRange(all, i * length, (i + 1) * length));
        }
        survey.close();
        assertThat(compressed.originalBytes).isEqualTo((long) CompressionSurvey.BLOCKS * length);
        assertThat(decompressed.originalBytes).isEqualTo(compressed.originalBytes);
        assertThat(decompressed.storedBytes).isEqualTo(compressed.storedBytes);
        return (double) compressed.originalBytes / compressed.storedBytes;
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
