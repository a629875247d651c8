package dev.backsight.store.metadata;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.mediatype.MediaTypePattern;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which files are wanted: those whose latest version meets every condition.
 *
 * @param prefix what the name begins with; may be empty
 * @param tags those the file must have, all of them; sorted
 * @param mediaType what the type must match, or null for any
 * @param created when the file was first put
 * @param modified when its latest content was put
 * @param size of that content
 */
public record FileQuery(
        String prefix,
        Set<String> tags,
        @Nullable MediaTypePattern mediaType,
        TimeRange created,
        TimeRange modified,
        SizeRange size) {

    private static final FileQuery ALL = new FileQuery("", Set.of(), null, TimeRange.ANY, TimeRange.ANY, SizeRange.ANY);

    /**
     * @throws dev.backsight.store.identity.InvalidNameException if no name can begin with that prefix
     * @throws IllegalArgumentException if no file can have these tags
     */
    public FileQuery {
        FileName.encodePrefix(prefix);
        if (tags.size() > FileLabels.MAX_COUNT) {
            throw new IllegalArgumentException(
                    "no file has more than " + FileLabels.MAX_COUNT + " tags, but " + tags.size() + " are asked for");
        }
        tags.forEach(FileLabels::requireTag);
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /** Every file. */
    public static FileQuery all() {
        return ALL;
    }

    public FileQuery withPrefix(String other) {
        return new FileQuery(other, tags, mediaType, created, modified, size);
    }

    /** Asks for one more tag. */
    public FileQuery withTag(String tag) {
        Set<String> more = new TreeSet<>(tags);
        more.add(tag);
        return new FileQuery(prefix, more, mediaType, created, modified, size);
    }

    public FileQuery withMediaType(MediaTypePattern other) {
        return new FileQuery(prefix, tags, other, created, modified, size);
    }

    public FileQuery withCreated(TimeRange other) {
        return new FileQuery(prefix, tags, mediaType, other, modified, size);
    }

    public FileQuery withModified(TimeRange other) {
        return new FileQuery(prefix, tags, mediaType, created, other, size);
    }

    public FileQuery withSize(SizeRange other) {
        return new FileQuery(prefix, tags, mediaType, created, modified, other);
    }

    /** Whether a file is wanted. */
    public boolean matches(FileStat file) {
        return file.name().value().startsWith(prefix)
                && file.tags().containsAll(tags)
                && (mediaType == null
                        || mediaType.matches(
                                MediaTypePattern.essence(file.mediaType().value())))
                && created.contains(file.created())
                && modified.contains(file.modified())
                && size.contains(file.size());
    }
}
