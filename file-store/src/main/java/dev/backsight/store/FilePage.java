package dev.backsight.store;

import dev.backsight.store.metadata.FileStat;
import java.util.List;
import java.util.Optional;

/**
 * A part of a listing, in code point order of the names.
 *
 * @param files at most as many as asked for
 * @param next where to go on, or empty if this is the last page. It is the last name of this page: what is put or deleted
 *     between two pages neither repeats nor hides any other file.
 */
public record FilePage(List<FileStat> files, Optional<String> next) {

    public FilePage {
        files = List.copyOf(files);
    }
}
