package dev.backsight.store.replication.wire;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.MediaType;
import java.util.UUID;

/**
 * A change, which all peers apply in the same order. Equal operation ids mean that a client asks again for what it asked
 * before, and must not be done twice.
 */
public sealed interface Command {

    /** Upper bound of the content that one command carries, in bytes. */
    int MAX_CONTENT = 1 << 20;

    /** Puts a small file. */
    record Put(UUID operation, FileName name, MediaType mediaType, Payload content) implements Command {}

    /** A part of a large content, of at least a byte, which nobody sees before it is committed. */
    record Part(UUID upload, int index, Payload content) implements Command {

        public Part {
            if (index < 0) {
                throw new IllegalArgumentException("the index of a part is not negative, but was " + index);
            }
            if (content.length() == 0) {
                throw new IllegalArgumentException("a part has at least one byte");
            }
        }
    }

    /** Puts a file whose content is the parts of an upload, in their order. */
    record Commit(UUID operation, UUID upload, FileName name, MediaType mediaType, ContentId contentId, long size)
            implements Command {

        public Commit {
            if (size < 1) {
                throw new IllegalArgumentException("an upload has at least one byte, not " + size);
            }
        }
    }

    /** Removes a file. */
    record Delete(UUID operation, FileName name) implements Command {}

    /** Gives up an upload. */
    record Abort(UUID upload) implements Command {}
}
