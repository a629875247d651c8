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
    private final long position;
    private final String problem;
    private final boolean newer;

    CorruptContentException(
            String name, Path path, long offset, long position, @Nullable String problem, @Nullable Throwable cause) {
        super(
                "the content of '" + name + "' is damaged from byte " + position + " on: " + path + " at offset "
                        + offset
                        + ": " + problem
                        + "; delete the file and put it again from its source, or scrub with a replica",
                cause);
        this.name = name;
        this.path = path.toString();
        this.offset = offset;
        this.position = position;
        this.problem = String.valueOf(problem);
        this.newer = false;
    }

    private CorruptContentException(String name, Path path, @Nullable String problem, Throwable cause) {
        super(
                "the content of '" + name + "' cannot be read: " + path + " at offset 0: " + problem
                        + "; written by a newer version of the store, read it with that one",
                cause);
        this.name = name;
        this.path = path.toString();
        this.offset = 0;
        this.position = 0;
        this.problem = String.valueOf(problem);
        this.newer = true;
    }

    /** The same damage, as a content meets it that borrows the damaged block. */
    static CorruptContentException borrowed(CorruptContentException damage, long position) {
        if (damage.newer) {
            return damage;
        }
        return new CorruptContentException(
                damage.name,
                damage.path(),
                damage.offset,
                position,
                "in a block that is shared with this other content, " + damage.problem,
                damage);
    }

    /** A file that may be healthy, whose header this version does not understand. */
    static CorruptContentException newer(String name, Path path, @Nullable String problem, Throwable cause) {
        return new CorruptContentException(name, path, problem, cause);
    }

    /** The name the content was asked for by. */
    public String name() {
        return name;
    }

    /** The content file; that of another content if the damaged block is shared with it. */
    public Path path() {
        return Path.of(path);
    }

    /** Where in {@link #path} the unreadable header, table entry or block begins, in bytes. */
    public long offset() {
        return offset;
    }

    /** From which byte of the file as it was put on nothing could be read, counted from 0; what is before it can. */
    public long position() {
        return position;
    }
}
