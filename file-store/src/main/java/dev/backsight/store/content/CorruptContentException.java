package dev.backsight.store.content;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Stored content that cannot be read: it is damaged, and nothing of the damaged block has been handed out, or a newer
 * version of the store wrote it. The message says which, and what to do.
 */
public final class CorruptContentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String path;
    private final long offset;

    CorruptContentException(String name, Path path, long offset, @Nullable String problem, @Nullable Throwable cause) {
        this(
                "the content of '" + name + "' is damaged: " + path + " at offset " + offset + ": " + problem
                        + "; delete the file and put it again from its source",
                name,
                path,
                offset,
                cause);
    }

    private CorruptContentException(String message, String name, Path path, long offset, @Nullable Throwable cause) {
        super(message, cause);
        this.name = name;
        this.path = path.toString();
        this.offset = offset;
    }

    /** A file that may be healthy, whose header this version does not understand. */
    static CorruptContentException newer(String name, Path path, @Nullable String problem, Throwable cause) {
        return new CorruptContentException(
                "the content of '" + name + "' cannot be read: " + path + " at offset 0: " + problem
                        + "; written by a newer version of the store, read it with that one",
                name,
                path,
                0,
                cause);
    }

    /** The name the content was asked for by. */
    public String name() {
        return name;
    }

    /** The content file. */
    public Path path() {
        return Path.of(path);
    }

    /** Where in the content file the unreadable header, table entry or block begins, in bytes. */
    public long offset() {
        return offset;
    }
}
