package dev.backsight.benchmarks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.OneDisk;
import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest extends OneDisk {

    @Test
    void theBarePipelineHashesCompressesAndReadsBack() throws IOException {
        byte[] content = Workload.JSON.generate(3, 700_000);
        Path file = disk.resolve("bare");
        try (BarePipeline pipeline = new BarePipeline()) {
            assertThat(pipeline.write(content, file))
                    .isEqualTo(ContentId.of(content).toBytes());
            assertThat(Files.size(file)).isLessThan(content.length / 3);
            assertThat(pipeline.read(file, content.length)).isEqualTo(content);
        }
        Files.delete(file);
    }

    @Test
    void bothSidesWriteWhatWasAskedFor() throws IOException {
        for (String size : Params.of(PutLimit.class, "size")) {
            PutLimit limit = new PutLimit();
            limit.size = size;
            limit.open();
            try {
                FileStat stat = limit.store();
                assertThat(stat.size()).isEqualTo(ByteSize.parse(size));
                assertThat(limit.bare())
                        .isNotEqualTo(stat.contentId().toBytes())
                        .hasSize(32);
            } finally {
                limit.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1MiB", "64MiB"})
    void bothSidesReadTheSame(String size) throws IOException {
        GetLimit limit = new GetLimit();
        limit.size = size;
        limit.fill();
        try {
            byte[] read = limit.store();
            assertThat(read).hasSize(ByteSize.parse(size)).isEqualTo(limit.bare());
            // A longer log begins as a shorter one of the same seed.
            assertThat(Arrays.copyOf(read, 1 << 20)).isEqualTo(Workload.JSON.generate(1, 1 << 20));
        } finally {
            limit.close();
        }
    }
}
