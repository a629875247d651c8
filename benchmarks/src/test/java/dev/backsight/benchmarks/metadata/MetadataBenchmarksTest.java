package dev.backsight.benchmarks.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.store.identity.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each parameter reaches the measured call, and no benchmark leaves files. */
class MetadataBenchmarksTest {

    @TempDir
    Path disk;

    @BeforeEach
    void useDisk() {
        System.setProperty(ForkDirectory.PROPERTY, disk.toString());
    }

    @AfterEach
    void leaveNothing() {
        System.clearProperty(ForkDirectory.PROPERTY);
        assertThat(disk).isEmptyDirectory();
    }

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
            // The first round moves all files from content 0 to content 1: only its last write releases content 0.
            int writes = benchmark.files == 1000 ? 1000 : 100;
            for (int i = 1; i < writes; i++) {
                assertThat(benchmark.write()).isEmpty();
            }
            assertThat(benchmark.write()).hasSize(writes == benchmark.files ? 1 : 0);
            benchmark.close();
        }
    }
}
