package dev.backsight.store.content;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Stored content that is damaged: nothing of the damaged block has been handed out. */
public final class CorruptContentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String path;
    private final long offset;

    CorruptContentException(String name, Path path, long offset, @Nullable String problem, @Nullable Throwable cause) {
        super(
                "the content of '" + name + "' is damaged: " + path + " at offset " + offset + ": " + problem
                        + "; delete the file and put it again from its source",
                cause);
        this.name = name;
        this.path = path.toString();
        this.offset = offset;
    }

    /** The name the content was asked for by. */
    public String name() {
        return name;
    }

    /** The damaged content file. */
    public Path path() {
        return Path.of(path);
    }

    /** Where in the content file the damaged header, table entry or block begins, in bytes. */
    public long offset() {
        return offset;
    }
}
