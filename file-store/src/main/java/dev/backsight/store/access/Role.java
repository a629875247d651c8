package dev.backsight.store.access;

/**
 * What somebody may do where a grant gives them this role. This is the whole table:
 *
 * <pre>{@code
 *          READ  LIST  WRITE  DELETE  ADMINISTER
 * READER    yes   yes    -      -         -
 * WRITER    yes   yes   yes    yes        -
 * ADMIN     yes   yes   yes    yes       yes
 * }</pre>
 *
 * Constants are in files: never rename one.
 */
public enum Role {
    READER,
    WRITER,
    ADMIN;

    public boolean permits(Action action) {
        return switch (action) {
            case READ, LIST -> true;
            case WRITE, DELETE -> this != READER;
            case ADMINISTER -> this == ADMIN;
        };
    }
}
