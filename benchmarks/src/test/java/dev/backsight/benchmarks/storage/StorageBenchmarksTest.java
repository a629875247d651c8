package dev.backsight.benchmarks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.OneDisk;
import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.DistinctContents;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each parameter reaches the measured call, and no benchmark leaves or gathers files. */
class StorageBenchmarksTest extends OneDisk {

    @Test
    void putPutsNewContentOfThatSizeAndKindAndKeepsTheDiskBounded() throws IOException {
        for (String size : Params.of(PutBenchmark.class, "size")) {
            for (String content : Params.of(PutBenchmark.class, "content")) {
                PutBenchmark benchmark = new PutBenchmark();
                benchmark.size = size;
                benchmark.content = Workload.valueOf(content);
                benchmark.open();
                DistinctContents expected =
                        new DistinctContents(Workload.valueOf(content).generate(1, ByteSize.parse(size)));
                Set<ContentId> ids = new HashSet<>();
                for (int i = 0; i < 80; i++) {
                    FileStat stat = benchmark.put();
                    if (i < 3) {
                        assertThat(stat.contentId()).isEqualTo(ContentId.of(expected.next()));
                    }
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
            assertThat(ids)
                    .containsExactlyInAnyOrder(
                            ContentId.of(Workload.JSON.generate(0, ByteSize.parse(size))),
                            ContentId.of(Workload.JSON.generate(1, ByteSize.parse(size))));
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
            for (int i = 0; i < 16; i++) {
                assertThat(benchmark.getWhole()).isEqualTo(Workload.JSON.generate(i, ByteSize.parse(size)));
            }
            assertThat(benchmark.getWhole()).isEqualTo(Workload.JSON.generate(0, ByteSize.parse(size)));
            benchmark.close();
        }
    }

    @Test
    void getRangeReturnsPiecesOfThatSizeFromAllOverTheFile() throws IOException {
        for (String size : Params.of(GetRangeBenchmark.class, "size")) {
            GetRangeBenchmark benchmark = new GetRangeBenchmark();
            benchmark.size = size;
            benchmark.fill();
            byte[] whole = Workload.JSON.generate(1, GetRangeBenchmark.FILE_SIZE);
            int length = ByteSize.parse(size);
            Random random = new Random(2);
            Set<Integer> quarters = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                int offset = random.nextInt(whole.length - length + 1);
                assertThat(benchmark.getRange()).isEqualTo(Arrays.copyOfRange(whole, offset, offset + length));
                quarters.add(offset / (whole.length / 4));
            }
            assertThat(quarters).hasSize(4);
            benchmark.close();
        }
    }

    private long contentFiles() throws IOException {
        try (Stream<Path> files = Files.walk(disk)) {
            return files.filter(path -> path.toString().endsWith(".bsc")).count();
        }
    }
}
