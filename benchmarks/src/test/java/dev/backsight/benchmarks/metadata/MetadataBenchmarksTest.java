package dev.backsight.benchmarks.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.OneDisk;
import dev.backsight.benchmarks.Params;
import dev.backsight.store.identity.FileName;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each parameter reaches the measured call. */
class MetadataBenchmarksTest extends OneDisk {

    @Test
    void readingGoesThroughAllFilesOfAStoreOfThatSize() throws IOException {
        for (String files : Params.of(MetadataReadBenchmark.class, "files")) {
            MetadataReadBenchmark benchmark = new MetadataReadBenchmark();
            benchmark.files = Integer.parseInt(files);
            benchmark.fill();
            Set<FileName> found = new HashSet<>();
            for (int i = 0; i < benchmark.files; i++) {
                found.add(benchmark.find().orElseThrow().name());
            }
            assertThat(found).hasSize(benchmark.files);
            Set<FileName> listed = new HashSet<>();
            for (int i = 0; i < benchmark.files / 100; i++) {
                assertThat(benchmark.listFolder()).hasSize(100).allSatisfy(stat -> listed.add(stat.name()));
            }
            assertThat(listed).isEqualTo(found);
            benchmark.close();
        }
    }

    @Test
    void writingMovesEachFileToTheOtherContentInAStoreOfThatSize() throws IOException {
        for (String files : Params.of(MetadataWriteBenchmark.class, "files")) {
            MetadataWriteBenchmark benchmark = new MetadataWriteBenchmark();
            benchmark.files = Integer.parseInt(files);
            benchmark.fill();
            for (int i = 0; i < 100; i++) {
                assertThat(benchmark.write()).isEmpty();
            }
            benchmark.close();
        }
    }

    @Test
    void theLastWriteOfARoundReleasesTheContentThatAllHaveLeft() throws IOException {
        MetadataWriteBenchmark benchmark = new MetadataWriteBenchmark();
        benchmark.files = 100;
        benchmark.fill();
        for (int i = 1; i < 100; i++) {
            assertThat(benchmark.write()).isEmpty();
        }
        assertThat(benchmark.write()).hasSize(1);
        benchmark.close();
    }
}
