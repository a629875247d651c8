package dev.backsight.store.replication.wire;

import dev.backsight.store.ExistingTarget;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.util.Optional;
import java.util.UUID;

/**
 * A change, which all peers apply in the same order. Equal operation ids mean that a client asks again for what it asked
 * before, and must not be done twice.
 */
public sealed interface Command {

    /** Upper bound of the content that one command carries, in bytes. */
    int MAX_CONTENT = 1 << 20;

    /**
     * Puts a small file.
     *
     * @param labels what it is to have; empty to keep those of the version before
     */
    record Put(UUID operation, FileName name, MediaType mediaType, Optional<FileLabels> labels, Payload content)
            implements Command {}

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

    /**
     * Puts a file whose content is the parts of an upload, in their order.
     *
     * @param labels what it is to have; empty to keep those of the version before
     */
    record Commit(
            UUID operation,
            UUID upload,
            FileName name,
            MediaType mediaType,
            Optional<FileLabels> labels,
            ContentId contentId,
            long size)
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

    /**
     * Gives the latest version of a file other labels, if it still is the one that was seen: that file, that version, and
     * with those labels. How its content is stored is left out, since that is each peer's own business.
     *
     * @param seen the labels it had
     * @param labels what it is to have instead
     */
    record Label(UUID operation, FileName name, FileId file, long version, FileLabels seen, FileLabels labels)
            implements Command {

        /** As somebody saw a file, and wants it to be. */
        public static Label of(UUID operation, FileStat seen, FileLabels labels) {
            return new Label(operation, seen.name(), seen.id(), seen.version(), seen.labels(), labels);
        }

        /** Whether a file of that name still is what was seen. */
        public boolean saw(FileStat found) {
            return found.id().equals(file)
                    && found.version() == version
                    && found.labels().equals(seen);
        }
    }

    /** Lets another name have the content, type and labels that a file has. */
    record Copy(UUID operation, FileName from, FileName to, ExistingTarget existing) implements Command {}

    /** Gives a file, with all its versions, another name. */
    record Rename(UUID operation, FileName from, FileName to, ExistingTarget existing) implements Command {}
}
