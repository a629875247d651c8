package dev.backsight.store.replication.wire;

/**
 * How messages of one sort begin: a version and a kind. A message bears the version that its kind came with, and a kind
 * never changes: what was written before there were newer kinds is read as ever, and an older peer refuses what it does
 * not know by its version, and understands all else.
 *
 * @param what sort of message, for errors
 * @param lastOfFirst the last kind of version 1; those of version 2 follow
 */
record MessageKinds(String what, int lastOfFirst) {

    private static final int FIRST = 1;
    private static final int SECOND = 2;

    /** @param expected about how many bytes it will be */
    WireOutput start(int kind, int expected) {
        return new WireOutput(expected).u8(version(kind)).u8(kind);
    }

    private int version(int kind) {
        return kind <= lastOfFirst ? FIRST : SECOND;
    }

    /** Reads the kind of a message. */
    int read(WireInput input) throws MalformedMessageException {
        int version = input.u8();
        if (version != FIRST && version != SECOND) {
            throw new MalformedMessageException("a " + what + " has version " + version + "; this one reads versions "
                    + FIRST + " and " + SECOND + ", so run the same version everywhere");
        }
        int kind = input.u8();
        if (version(kind) != version) {
            throw unknown(kind, version);
        }
        return kind;
    }

    /** Says that there is no such kind. */
    MalformedMessageException unknown(int kind) {
        return unknown(kind, version(kind));
    }

    private MalformedMessageException unknown(int kind, int version) {
        return new MalformedMessageException("there is no " + what + " of kind " + kind + " in version " + version);
    }
}
