package dev.backsight.store.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Compression;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockWorkspaceTest {

    @Test
    void keepsTheFourCompressorsUsedLast() {
        List<Compression> levels =
                IntStream.rangeClosed(1, 5).mapToObj(Compression::zstd).toList();
        try (BlockWorkspace workspace = new BlockWorkspace(4096)) {
            List<BlockCompressor> first =
                    levels.stream().limit(4).map(workspace::compressor).toList();
            assertThat(workspace.compressor(levels.get(0))).isSameAs(first.get(0));

            workspace.compressor(levels.get(4));

            for (int kept : new int[] {0, 2, 3}) {
                assertThat(workspace.compressor(levels.get(kept))).isSameAs(first.get(kept));
            }
            assertThat(workspace.compressor(levels.get(1))).isNotSameAs(first.get(1));
        }
    }
}
