package dev.backsight.benchmarks.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.benchmarks.OneDisk;
import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.metadata.LabelledFiles.Page;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a thousand files; a million differ from these in their number alone, and take minutes. */
@Tag("slow")
class MetadataSurveyTest extends OneDisk {

    private static final int FILES = 1000;

    @Test
    void hasTheSizesThatItIsAbout() {
        assertThat(Params.of(MetadataSurvey.class, "files")).containsExactly("1000", "1000000");
        assertThat(Params.of(MetadataSurvey.class, "engine")).containsExactly("ROCKSDB", "POSTGRESQL", "SQLITE");
    }

    @ParameterizedTest
    @EnumSource
    void everyEngineGivesTheSameAnswers(Engine engine) throws IOException {
        MetadataSurvey survey = new MetadataSurvey();
        survey.engine = engine;
        survey.files = FILES;
        survey.fill();
        try {
            findsEveryFileAsItWasFilledIn(survey);
            listsAPageBehindAnyFile(survey);
            queriesEveryPage(survey);
            putsAnotherVersionAndRefusesToPutItTwice(survey);
        } finally {
            survey.close();
        }
    }

    private static void findsEveryFileAsItWasFilledIn(MetadataSurvey survey) throws IOException {
        Set<FileStat> found = new HashSet<>();
        for (int i = 0; i < FILES; i++) {
            found.add(survey.find().orElseThrow());
        }
        Set<FileStat> filled = new HashSet<>();
        for (int i = 0; i < FILES; i++) {
            filled.add(LabelledFiles.first(i));
        }
        assertThat(found).isEqualTo(filled);
        assertThat(survey.metadata.find(new FileName("nothing"))).isEmpty();
    }

    private static void listsAPageBehindAnyFile(MetadataSurvey survey) throws IOException {
        for (int i = 0; i < 20; i++) {
            List<FileStat> page = survey.page();
            int first = page.isEmpty() ? FILES : indexOf(page.get(0));
            assertThat(page).hasSize(Math.min(100, FILES - first));
            for (int j = 0; j < page.size(); j++) {
                assertThat(page.get(j)).isEqualTo(LabelledFiles.first(first + j));
            }
        }
    }

    private static int indexOf(FileStat file) {
        return (int) file.id().uuid().getLeastSignificantBits();
    }

    private static void queriesEveryPage(MetadataSurvey survey) throws IOException {
        List<Page> pages = LabelledFiles.pages(FILES, 25);
        Set<List<FileStat>> expected = new HashSet<>();
        Set<List<FileStat>> found = new HashSet<>();
        for (Page page : pages) {
            expected.add(page.expected());
            found.add(survey.query());
            List<FileStat> rest = page.expected().subList(10, LabelledFiles.PAGE);
            assertThat(survey.metadata.query(
                            page.query(), page.expected().get(9).name(), 100))
                    .isEqualTo(rest);
        }
        assertThat(found).isEqualTo(expected);
    }

    private static void putsAnotherVersionAndRefusesToPutItTwice(MetadataSurvey survey) throws IOException {
        for (int i = 0; i < 20; i++) {
            FileStat put = survey.put();
            assertThat(put.version()).isEqualTo(2);
            assertThat(survey.metadata.find(put.name())).contains(put);
            if (i % 10 == 0) {
                FileStat back = FilledMetadata.next(put);
                survey.metadata.put(put, back);
                assertThat(survey.metadata.find(put.name())).contains(back);
                assertThatThrownBy(() -> survey.metadata.put(put, back)).isInstanceOf(IOException.class);
            }
        }
    }
}
