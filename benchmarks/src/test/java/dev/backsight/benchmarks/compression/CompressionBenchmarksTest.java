package dev.backsight.benchmarks.compression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each parameter reaches the measured call. */
class CompressionBenchmarksTest {

    @Test
    void compressHandsBlocksOfThatSizeAndKindToTheStoresOwnCodec() {
        for (String size : Params.of(CompressBenchmark.class, "size")) {
            for (String content : Params.of(CompressBenchmark.class, "content")) {
                CompressBenchmark benchmark = new CompressBenchmark();
                benchmark.size = size;
                benchmark.content = Workload.valueOf(content);
                benchmark.fill();
                Recording recording = new Recording(benchmark.compressor);
                benchmark.compressor = recording;
                for (int i = 0; i < 16; i++) {
                    int expected = withDefaults(Workload.valueOf(content).generate(i, ByteSize.parse(size)));
                    assertThat(benchmark.compress()).isEqualTo(expected);
                    assertThat(recording.length).isEqualTo(ByteSize.parse(size));
                }
                assertThat(recording.blocks).hasSize(16);
                benchmark.close();
            }
        }
    }

    private static int withDefaults(byte[] block) {
        try (BlockCompressor compressor =
                FileStoreOptions.defaults().compression().newCompressor()) {
            return compressor.compress(block, 0, block.length, new byte[Compression.maxCompressedLength(block.length)]);
        }
    }

    @Test
    void decompressGivesBackBlocksOfThatSizeByTurns() throws IOException {
        for (String size : Params.of(DecompressBenchmark.class, "size")) {
            DecompressBenchmark benchmark = new DecompressBenchmark();
            benchmark.size = size;
            benchmark.fill();
            for (int i = 0; i < 16; i++) {
                assertThat(benchmark.decompress()).isEqualTo(Workload.JSON.generate(i, ByteSize.parse(size)));
            }
            benchmark.close();
        }
    }

    private static final class Recording implements BlockCompressor {

        private final BlockCompressor compressor;
        private final Set<ContentId> blocks = new HashSet<>();
        private int length;

        Recording(BlockCompressor compressor) {
            this.compressor = compressor;
        }

        @Override
        public int compress(byte[] source, int offset, int length, byte[] target) {
            this.length = length;
            blocks.add(ContentId.of(Arrays.copyOfRange(source, offset, offset + length)));
            return compressor.compress(source, offset, length, target);
        }

        @Override
        public void close() {
            compressor.close();
        }
    }
}
