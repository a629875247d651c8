package dev.backsight.store.replication.wire;

import java.util.Optional;

/** Why a peer does not do what it was asked; nothing has changed then. */
public enum Refusal {
    /** There is no file of that name. */
    NOT_STORED(1),
    /** The file has another content now than the one asked for, or is not what was seen any more. */
    CHANGED(2),
    /** The range begins behind the file's end. */
    OUT_OF_RANGE(3),
    /** The upload was never begun, or given up, or idle for too long. */
    UPLOAD_UNKNOWN(4),
    /** A part is missing, or the parts are not as many bytes as was said. */
    UPLOAD_INCOMPLETE(5),
    /** The parts are not the content that was announced. */
    CONTENT_MISMATCH(6),
    /** There are as many uploads under way as there may be. */
    TOO_MANY_UPLOADS(7),
    /** The peer could not read its own copy. */
    READ_FAILED(8),
    /** There is a file of the name that a copy or a rename is to take, and it is to stay. */
    EXISTS(9);

    private final int code;

    Refusal(int code) {
        this.code = code;
    }

    /** Its number in the format; never used again for another. */
    int code() {
        return code;
    }

    static Optional<Refusal> ofCode(int code) {
        for (Refusal refusal : values()) {
            if (refusal.code == code) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }
}
