package dev.backsight.store.content;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Stored content that cannot be read: it is damaged, and nothing of the damaged block has been handed out, or a newer
 * version of the store wrote it. The message says which, and what to do.
 */
public final class CorruptContentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String location;
    private final long offset;
    private final long position;
    private final String problem;
    private final boolean newer;

    /**
     * @param name the content was asked for by
     * @param location path of the content file, or key of the object
     * @param offset in that
     * @param position in the original content
     */
    public CorruptContentException(
            String name,
            String location,
            long offset,
            long position,
            @Nullable String problem,
            @Nullable Throwable cause) {
        super(
                "the content of '" + name + "' is damaged from byte " + position + " on: " + location + " at offset "
                        + offset
                        + ": " + problem
                        + "; delete the file and put it again from its source, or scrub with a replica",
                cause);
        this.name = name;
        this.location = location;
        this.offset = offset;
        this.position = position;
        this.problem = String.valueOf(problem);
        this.newer = false;
    }

    private CorruptContentException(String name, String location, @Nullable String problem, @Nullable Throwable cause) {
        super(
                "the content of '" + name + "' cannot be read: " + location + " at offset 0: " + problem
                        + "; written by a newer version of the store, read it with that one",
                cause);
        this.name = name;
        this.location = location;
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
                damage.location,
                damage.offset,
                position,
                "in a block that is shared with this other content, " + damage.problem,
                damage);
    }

    /** What to throw if it is certain that a content should be there and is not. */
    public static CorruptContentException missing(String name, String location, @Nullable Throwable cause) {
        return new CorruptContentException(name, location, 0, 0, "it is missing", cause);
    }

    /** A file that may be healthy, whose header this version does not understand. */
    public static CorruptContentException newer(
            String name, String location, @Nullable String problem, @Nullable Throwable cause) {
        return new CorruptContentException(name, location, problem, cause);
    }

    /** The name the content was asked for by. */
    public String name() {
        return name;
    }

    /** Path of the content file, or key of the object; that of another content if the damaged block is shared with it. */
    public String location() {
        return location;
    }

    /** Where in {@link #location} the unreadable header, table entry or block begins, in bytes. */
    public long offset() {
        return offset;
    }

    /** From which byte of the file as it was put on nothing could be read, counted from 0; what is before it can. */
    public long position() {
        return position;
    }
}
