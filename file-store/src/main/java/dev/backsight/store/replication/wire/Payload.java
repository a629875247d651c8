package dev.backsight.store.replication.wire;

import java.util.Arrays;

/** Up to 1 MiB of a content. Not copied: the array is the payload's, and whoever gets it only reads. */
public final class Payload {

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException for more than {@link Command#MAX_CONTENT} bytes */
    public static Payload of(byte[] bytes) {
        if (bytes.length > Command.MAX_CONTENT) {
            throw new IllegalArgumentException(
                    "a message carries at most " + Command.MAX_CONTENT + " bytes, not " + bytes.length);
        }
        return new Payload(bytes);
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
