package dev.backsight.benchmarks.metadata;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files with labels, and questions about them whose answers are known. Each file has one of {@value #TAGS} tags and one
 * of four types, every combination equally often, so that a tag and a type together mean one file in 40; names lie in the
 * order of the files' indexes.
 */
final class LabelledFiles {

    static final int TAGS = 10;
    static final int PAGE = 25;

    private static final List<MediaType> TYPES = List.of(
            new MediaType("application/json"),
            new MediaType("application/pdf"),
            new MediaType("image/png"),
            new MediaType("text/csv"));
    private static final int COMBINATIONS = TAGS * TYPES.size();

    private LabelledFiles() {}

    /** What is known of the file of that index. */
    static FileStat first(int index) {
        FileStat plain = FilledMetadata.first(index);
        return new FileStat(
                plain.name(),
                plain.id(),
                plain.version(),
                plain.oldestVersion(),
                plain.contentId(),
                plain.size(),
                plain.storedSize(),
                plain.codec(),
                plain.created(),
                plain.modified(),
                TYPES.get(index / TAGS % TYPES.size()),
                FileLabels.ofTags(tag(index % TAGS)));
    }

    private static String tag(int number) {
        return "team-" + number;
    }

    /**
     * Every full page of every question "which files have this tag and this type".
     *
     * @param files how many there are, a multiple of 40 and at least 1000
     * @param most pages of each question at the most, evenly from the first to the last
     */
    static List<Page> pages(int files, int most) {
        int perQuestion = files / COMBINATIONS / PAGE;
        int taken = Math.min(most, perQuestion);
        List<Page> pages = new ArrayList<>();
        for (int tag = 0; tag < TAGS; tag++) {
            for (int type = 0; type < TYPES.size(); type++) {
                FileQuery query = FileQuery.all()
                        .withTag(tag(tag))
                        .withMediaType(new MediaTypePattern(TYPES.get(type).value()));
                for (int i = 0; i < taken; i++) {
                    int number = (int) ((long) i * perQuestion / taken);
                    pages.add(new Page(query, tag, type, number * PAGE));
                }
            }
        }
        return pages;
    }

    /** The index of the file that is the answer's {@code rank}-th, from 0 on. */
    private static int index(int tag, int type, int rank) {
        return rank * COMBINATIONS + type * TAGS + tag;
    }

    /**
     * One page of a question's answer.
     *
     * @param begin how many files of the answer come before it
     */
    record Page(FileQuery query, int tag, int type, int begin) {

        /** The file it comes after, or null if it is the first. */
        @Nullable
        FileName after() {
            return begin == 0 ? null : FilledMetadata.name(index(tag, type, begin - 1));
        }

        /** What is on it, reckoned from the files' indexes. */
        List<FileStat> expected() {
            List<FileStat> files = new ArrayList<>();
            for (int rank = begin; rank < begin + PAGE; rank++) {
                files.add(first(index(tag, type, rank)));
            }
            return files;
        }
    }
}
