package dev.backsight.store;

import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.CompressionPolicy;
import dev.backsight.store.content.Chunking;

/**
 * How a store writes; everything it reads explains itself, so options may differ from one opening to the next.
 *
 * @param policy how content put from now on is compressed; content the store has already stays as it is
 * @param durability what an acknowledged change survives
 * @param chunking which contents are cut by content, to share what they have in common
 */
public record FileStoreOptions(CompressionPolicy policy, Durability durability, Chunking chunking) {

    /** {@link Compression#standard()} for everything, {@link Durability#POWER_LOSS}, {@link Chunking#standard()}. */
    public static FileStoreOptions defaults() {
        return new FileStoreOptions(
                CompressionPolicy.always(Compression.standard()), Durability.POWER_LOSS, Chunking.standard());
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
        return new FileStoreOptions(other, durability, chunking);
    }

    public FileStoreOptions withDurability(Durability other) {
        return new FileStoreOptions(policy, other, chunking);
    }

    public FileStoreOptions withChunking(Chunking other) {
        return new FileStoreOptions(policy, durability, other);
    }
}
