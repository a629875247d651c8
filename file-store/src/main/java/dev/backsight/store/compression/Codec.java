package dev.backsight.store.compression;

import java.util.Optional;

/** How the blocks of a content are encoded. The ids are part of the on-disk format and are never reused. */
public enum Codec {
    /** The original bytes. */
    STORED(0),
    /** Zstandard frames (RFC 8878); a block that would not shrink is kept as its original bytes. */
    ZSTD(1);

    private final int id;

    Codec(int id) {
        this.id = id;
    }

    /** The number that stands for this codec on disk, 0 to 127. */
    public int id() {
        return id;
    }

    /** The codec with that number, or empty if this version knows none. */
    public static Optional<Codec> ofId(int id) {
        for (Codec codec : values()) {
            if (codec.id == id) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }
}
