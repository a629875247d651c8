package dev.backsight.store;

import dev.backsight.store.compression.Compression;

/**
 * How a store writes; everything it reads explains itself, so options may differ from one opening to the next.
 *
 * @param compression for content put from now on
 * @param durability what an acknowledged change survives
 */
public record FileStoreOptions(Compression compression, Durability durability) {

    /** {@link Compression#standard()} and {@link Durability#POWER_LOSS}. */
    public static FileStoreOptions defaults() {
        return new FileStoreOptions(Compression.standard(), Durability.POWER_LOSS);
    }

    public FileStoreOptions withCompression(Compression other) {
        return new FileStoreOptions(other, durability);
    }

    public FileStoreOptions withDurability(Durability other) {
        return new FileStoreOptions(compression, other);
    }
}
