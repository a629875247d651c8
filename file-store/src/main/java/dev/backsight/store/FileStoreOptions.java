package dev.backsight.store;

import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.CompressionPolicy;

/**
 * How a store writes; everything it reads explains itself, so options may differ from one opening to the next.
 *
 * @param policy how content put from now on is compressed; content the store has already stays as it is
 * @param durability what an acknowledged change survives
 */
public record FileStoreOptions(CompressionPolicy policy, Durability durability) {

    /** {@link Compression#standard()} for everything and {@link Durability#POWER_LOSS}. */
    public static FileStoreOptions defaults() {
        return new FileStoreOptions(CompressionPolicy.always(Compression.standard()), Durability.POWER_LOSS);
    }

    /** What content is compressed with if the policy has no rule for its type. */
    public Compression compression() {
        return policy.otherwise().compression();
    }

    /** Compresses everything with {@code other}, whatever its type. */
    public FileStoreOptions withCompression(Compression other) {
        return withPolicy(CompressionPolicy.always(other));
    }

    public FileStoreOptions withPolicy(CompressionPolicy other) {
        return new FileStoreOptions(other, durability);
    }

    public FileStoreOptions withDurability(Durability other) {
        return new FileStoreOptions(policy, other);
    }
}
