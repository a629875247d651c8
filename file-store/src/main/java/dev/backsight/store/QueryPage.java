package dev.backsight.store;

import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import java.util.List;
import java.util.Optional;

/**
 * A part of what a query found, in code point order of the names.
 *
 * @param files at most as many as asked for
 * @param next where to go on, or empty if this is the last page. A file that is there, and matches, from the first page to
 *     the last is on exactly one of them, whatever is put, deleted or renamed in between.
 */
public record QueryPage(List<FileStat> files, Optional<PageToken> next) {

    public QueryPage {
        files = List.copyOf(files);
    }

    /** @param oneMore at most one more file than {@code limit}, if there are more */
    public static QueryPage of(FileQuery query, List<FileStat> oneMore, int limit) {
        if (oneMore.size() <= limit) {
            return new QueryPage(oneMore, Optional.empty());
        }
        List<FileStat> files = oneMore.subList(0, limit);
        return new QueryPage(
                files, Optional.of(PageToken.after(query, files.get(limit - 1).name())));
    }
}
