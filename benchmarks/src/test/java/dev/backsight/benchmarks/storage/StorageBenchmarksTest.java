package dev.backsight.benchmarks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each parameter reaches the measured call, and no benchmark leaves or gathers files. */
class StorageBenchmarksTest {

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
    void putPutsNewContentOfThatSizeAndKindAndKeepsTheDiskBounded() throws IOException {
        for (String size : Params.of(PutBenchmark.class, "size")) {
            for (String content : Params.of(PutBenchmark.class, "content")) {
                PutBenchmark benchmark = new PutBenchmark();
                benchmark.size = size;
                benchmark.content = Workload.valueOf(content);
                benchmark.open();
                Set<ContentId> ids = new HashSet<>();
                for (int i = 0; i < 80; i++) {
                    FileStat stat = benchmark.put();
                    ids.add(stat.contentId());
                    assertThat(stat.size()).isEqualTo(ByteSize.parse(size));
                    assertThat(stat.codec()).isEqualTo(content.equals("JSON") ? Codec.ZSTD : Codec.STORED);
                }
                assertThat(ids).hasSize(80);
                assertThat(contentFiles()).isEqualTo(32);
                benchmark.close();
            }
        }
    }

    @Test
    void putAgainWritesNoContent() throws IOException {
        for (String size : Params.of(PutKnownContentBenchmark.class, "size")) {
            PutKnownContentBenchmark benchmark = new PutKnownContentBenchmark();
            benchmark.size = size;
            benchmark.open();
            Set<ContentId> ids = new HashSet<>();
            for (int i = 0; i < 80; i++) {
                FileStat stat = benchmark.putAgain();
                ids.add(stat.contentId());
                assertThat(stat.size()).isEqualTo(ByteSize.parse(size));
            }
            assertThat(ids).hasSize(2);
            assertThat(contentFiles()).isEqualTo(2);
            benchmark.close();
        }
    }

    @Test
    void getReturnsWholeFilesOfThatSizeByTurns() throws IOException {
        for (String size : Params.of(GetBenchmark.class, "size")) {
            GetBenchmark benchmark = new GetBenchmark();
            benchmark.size = size;
            benchmark.fill();
            Set<ContentId> ids = new HashSet<>();
            for (int i = 0; i < 16; i++) {
                byte[] content = benchmark.getWhole();
                assertThat(content).hasSize(ByteSize.parse(size));
                ids.add(ContentId.of(content));
            }
            assertThat(ids).hasSize(16);
            benchmark.close();
        }
    }

    @Test
    void getRangeReturnsPiecesOfThatSizeFromAllOverTheFile() throws IOException {
        for (String size : Params.of(GetRangeBenchmark.class, "size")) {
            GetRangeBenchmark benchmark = new GetRangeBenchmark();
            benchmark.size = size;
            benchmark.fill();
            Set<ContentId> ids = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                byte[] part = benchmark.getRange();
                assertThat(part).hasSize(ByteSize.parse(size));
                ids.add(ContentId.of(part));
            }
            assertThat(ids).hasSize(50);
            benchmark.close();
        }
    }

    private long contentFiles() throws IOException {
        try (Stream<Path> files = Files.walk(disk)) {
            return files.filter(path -> path.toString().endsWith(".bsc")).count();
        }
    }
}
