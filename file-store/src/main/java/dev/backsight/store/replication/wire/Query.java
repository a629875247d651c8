package dev.backsight.store.replication.wire;

import dev.backsight.store.FileStore;
import dev.backsight.store.PageToken;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileQuery;
import java.util.Optional;
import java.util.OptionalLong;

/** A question, which changes nothing. */
public sealed interface Query {

    /** Whether anybody is there; asked linearizably, whether a majority is. */
    record Ping() implements Query {}

    /** What is known about a file. */
    record Stat(FileName name) implements Query {}

    /**
     * A part of a file, cut where the file ends.
     *
     * @param version which one; empty for the latest
     * @param expected the content the asker began with: another one is refused
     */
    record Range(FileName name, OptionalLong version, long offset, int length, Optional<ContentId> expected)
            implements Query {

        public Range {
            if (offset < 0 || length < 0 || length > Command.MAX_CONTENT) {
                throw new IllegalArgumentException("a range begins at 0 or later and has 0 to " + Command.MAX_CONTENT
                        + " bytes, but this one has " + length + " from " + offset);
            }
        }
    }

    /** A page of a listing. */
    record Page(String prefix, Optional<FileName> after, int limit) implements Query {

        public Page {
            FileName.encodePrefix(prefix);
            requireLimit(limit);
        }
    }

    /**
     * Versions of a file that are kept, the latest first.
     *
     * @param before only those with a smaller number
     */
    record Versions(FileName name, long before) implements Query {}

    /** A page of what is found. */
    record Find(FileQuery query, Optional<PageToken> token, int limit) implements Query {

        /** @throws dev.backsight.store.InvalidPageTokenException if it is not the token of a page of that query */
        public Find {
            token.ifPresent(given -> given.last(query));
            requireLimit(limit);
        }
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > FileStore.MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + FileStore.MAX_PAGE + " files, not " + limit);
        }
    }
}
