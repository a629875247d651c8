package dev.backsight.benchmarks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.OneDisk;
import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.DistinctContents;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.Durability;
import dev.backsight.store.FilePage;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each parameter reaches the measured call, and no survey leaves or gathers files. What is 64 MiB there has 5 MiB here: as
 * much as takes the same way through the store, which chunks from 4 MiB on.
 */
class StorageSurveysTest extends OneDisk {

    private static List<String> sizesOf(Class<?> survey) {
        List<String> sizes = Params.of(survey, "size");
        assertThat(sizes).containsExactly("4KiB", "64KiB", "1MiB", "64MiB");
        return List.of("4KiB", "64KiB", "1MiB", "5MiB");
    }

    @Test
    void bothWaysPutNewContentOfThatSizeAndKeepTheDiskBounded() throws IOException {
        for (String size : sizesOf(PutSurvey.class)) {
            for (String codec : Params.of(PutSurvey.class, "codec")) {
                PutSurvey survey = new PutSurvey();
                survey.size = size;
                survey.codec = Codec.valueOf(codec);
                survey.open();
                DistinctContents contents = new DistinctContents(Workload.JSON.generate(1, ByteSize.parse(size)));
                Set<ContentId> ids = new HashSet<>();
                for (int i = 0; i < 3; i++) {
                    for (FileStat stat : List.of(survey.putArray(), survey.putStream())) {
                        ids.add(stat.contentId());
                        if (i == 0) {
                            assertThat(stat.contentId()).isEqualTo(ContentId.of(contents.next()));
                        }
                        assertThat(stat.size()).isEqualTo(ByteSize.parse(size));
                        assertThat(stat.codec()).isEqualTo(Codec.valueOf(codec));
                    }
                }
                assertThat(ids).hasSize(6);
                assertThat(contentFiles()).isEqualTo(PutSurvey.NAMES);
                survey.close();
            }
        }
    }

    @Test
    void allWaysReadTheFilesOfThatSizeByTurns() throws IOException {
        for (String size : sizesOf(GetSurvey.class)) {
            int bytes = ByteSize.parse(size);
            int files = Math.min(GetSurvey.MOST_FILES, GetSurvey.ALL_BYTES / bytes);
            byte[][] contents = new byte[files][];
            Arrays.setAll(contents, i -> Workload.JSON.generate(i, bytes));
            for (String codec : Params.of(GetSurvey.class, "codec")) {
                GetSurvey survey = new GetSurvey();
                survey.size = size;
                survey.codec = Codec.valueOf(codec);
                survey.fill();
                assertThat(contentFiles()).isEqualTo(files);
                assertThat(storedBytes() < (long) files * bytes / 2).isEqualTo(codec.equals("ZSTD"));
                readAll(survey, contents);
                survey.close();
            }
        }
    }

    /** Each content in each way, by turns: one operation after the other takes the next file. */
    private static void readAll(GetSurvey survey, byte[][] contents) throws IOException {
        int turn = 0;
        for (byte[] content : contents) {
            assertThat(survey.getWhole()).isEqualTo(content);
            turn++;
        }
        for (byte[] content : contents) {
            assertThat(survey.stream()).isEqualTo(content.length);
            turn++;
        }
        Set<Integer> offsets = new HashSet<>();
        for (byte[] content : contents) {
            int offset = survey.offsets[turn++];
            assertThat(survey.getRange()).isEqualTo(Arrays.copyOfRange(content, offset, offset + GetSurvey.RANGE));
            offsets.add(offset);
        }
        // Of a file of 4 KiB there is but one range of 4 KiB.
        assertThat(offsets).hasSize(contents[0].length > GetSurvey.RANGE ? contents.length : 1);
        for (byte[] content : contents) {
            try (InputStream stream = survey.openNext()) {
                assertThat(stream.readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    void deletesWhatWasPutBeforeEachIteration() throws IOException {
        for (String size : sizesOf(DeleteSurvey.class)) {
            for (String codec : Params.of(DeleteSurvey.class, "codec")) {
                DeleteSurvey survey = new DeleteSurvey();
                survey.size = size;
                survey.codec = Codec.valueOf(codec);
                survey.open();
                long bytes = (long) DeleteSurvey.FILES * ByteSize.parse(size);
                // That one iteration does what the other did shows with small files.
                for (int iteration = 0; iteration < (size.equals("4KiB") ? 2 : 1); iteration++) {
                    survey.fill();
                    assertThat(contentFiles()).isEqualTo(DeleteSurvey.FILES);
                    assertThat(storedBytes()).isGreaterThan(bytes / 20);
                    assertThat(storedBytes() < bytes / 2).isEqualTo(codec.equals("ZSTD"));
                    assertThat(survey.delete()).isEqualTo(DeleteSurvey.FILES);
                    assertThat(contentFiles()).isZero();
                }
                survey.close();
            }
        }
    }

    @Test
    void copiesChangeAFileEachTimeAndTouchNoContent() throws IOException {
        assertThat(Params.of(CopySurvey.class, "size")).hasSizeGreaterThan(1);
        for (String size : Params.of(CopySurvey.class, "size")) {
            for (String durability : Params.of(CopySurvey.class, "durability")) {
                CopySurvey survey = filled(size, durability);
                Set<ContentId> ids = new HashSet<>();
                for (int i = 0; i < 3 * CopySurvey.NAMES; i++) {
                    FileStat copy = survey.copy();
                    ids.add(copy.contentId());
                    assertThat(copy.version()).isEqualTo(1 + i / CopySurvey.NAMES);
                    assertThat(copy.size()).isEqualTo(ByteSize.parse(size));
                }
                assertThat(ids).hasSize(2);
                assertThat(contentFiles()).isEqualTo(2);
                survey.close();
            }
        }
    }

    @Test
    void renamesGoThereAndBackAgain() throws IOException {
        for (String size : Params.of(CopySurvey.class, "size")) {
            CopySurvey survey = filled(size, Durability.PROCESS_CRASH.name());
            Set<String> names = new HashSet<>();
            for (int i = 0; i < 4 * CopySurvey.NAMES; i++) {
                FileStat renamed = survey.rename();
                names.add(renamed.name().value());
                assertThat(renamed.size()).isEqualTo(ByteSize.parse(size));
            }
            assertThat(names).hasSize(2 * CopySurvey.NAMES);
            survey.close();
        }
    }

    private static CopySurvey filled(String size, String durability) throws IOException {
        CopySurvey survey = new CopySurvey();
        survey.size = size;
        survey.durability = Durability.valueOf(durability);
        survey.fill();
        return survey;
    }

    @Test
    void listsGoThroughAllFilesInPagesOfThatSize() throws IOException {
        for (String files : Params.of(ListSurvey.class, "files")) {
            for (String page : Params.of(ListSurvey.class, "page")) {
                ListSurvey survey = new ListSurvey();
                // A tenth of the files is enough to go round.
                survey.files = Integer.parseInt(files) / 10;
                survey.page = Integer.parseInt(page) / 10;
                survey.fill();
                Set<String> names = new HashSet<>();
                for (int i = 0; i < survey.files / survey.page; i++) {
                    FilePage listed = survey.list();
                    assertThat(listed.files()).hasSize(survey.page);
                    listed.files().forEach(file -> names.add(file.name().value()));
                }
                assertThat(names).hasSize(survey.files);
                survey.close();
            }
        }
    }

    private long contentFiles() throws IOException {
        try (Stream<Path> files = Files.walk(disk)) {
            return files.filter(path -> path.toString().endsWith(".bsc")).count();
        }
    }

    private long storedBytes() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(disk)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".bsc")).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
