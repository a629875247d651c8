package dev.backsight.benchmarks.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.OneDisk;
import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.metadata.LabelledFiles.Page;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetadataQueryBenchmarkTest extends OneDisk {

    @Test
    void eachPageIsWhatTheFilesIndexesSayAndAllPagesTogetherAreAllFiles() throws IOException {
        for (String files : Params.of(MetadataQueryBenchmark.class, "files")) {
            MetadataQueryBenchmark benchmark = new MetadataQueryBenchmark();
            benchmark.files = Integer.parseInt(files);
            benchmark.fill();
            Set<List<FileStat>> expected = new HashSet<>();
            for (Page page : LabelledFiles.pages(benchmark.files, 10)) {
                expected.add(page.expected());
            }
            Set<List<FileStat>> found = new HashSet<>();
            Set<FileName> names = new HashSet<>();
            for (int i = 0; i < expected.size(); i++) {
                List<FileStat> page = benchmark.queryPage();
                found.add(page);
                page.forEach(file -> names.add(file.name()));
            }
            assertThat(found).isEqualTo(expected).hasSize(benchmark.files / LabelledFiles.PAGE);
            assertThat(names).hasSize(benchmark.files);
            benchmark.close();
        }
    }
}
