package dev.backsight.store;

import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.CompressionPolicy;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.content.ContentBackend;

/**
 * How a store writes; everything it reads explains itself, so options, but for where
 * contents are, may differ from one opening to the next.
 *
 * @param policy how content put from now on is compressed; content the store has already stays as it is
 * @param durability what an acknowledged change survives
 * @param chunking which contents are cut by content, to share what they have in common
 * @param keptVersions how many versions of a file are kept, with the latest, 1 to {@value #MAX_KEPT_VERSIONS}; older ones go
 *     when the file is next put
 * @param backend where contents are kept: the same at every opening
 */
public record FileStoreOptions(
        CompressionPolicy policy, Durability durability, Chunking chunking, int keptVersions, ContentBackend backend) {

    /** Upper bound of the versions of a file that are kept. */
    public static final int MAX_KEPT_VERSIONS = 1_000;

    public FileStoreOptions {
        if (keptVersions < 1 || keptVersions > MAX_KEPT_VERSIONS) {
            throw new IllegalArgumentException(
                    "of a file 1 to " + MAX_KEPT_VERSIONS + " versions are kept, not " + keptVersions);
        }
    }

    /**
     * {@link Compression#standard()} for everything, {@link Durability#POWER_LOSS}, {@link Chunking#standard()}, the
     * latest version only, and contents in the store's directory.
     */
    public static FileStoreOptions defaults() {
        return new FileStoreOptions(
                CompressionPolicy.always(Compression.standard()),
                Durability.POWER_LOSS,
                Chunking.standard(),
                1,
                ContentBackend.LOCAL);
    }

    boolean isSynchronous() {
        return durability == Durability.POWER_LOSS;
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
        return new FileStoreOptions(other, durability, chunking, keptVersions, backend);
    }

    public FileStoreOptions withDurability(Durability other) {
        return new FileStoreOptions(policy, other, chunking, keptVersions, backend);
    }

    public FileStoreOptions withChunking(Chunking other) {
        return new FileStoreOptions(policy, durability, other, keptVersions, backend);
    }

    /** Lets every content stand alone, however much it has in common with others. */
    public FileStoreOptions withoutChunking() {
        return withChunking(Chunking.never());
    }

    public FileStoreOptions withKeptVersions(int other) {
        return new FileStoreOptions(policy, durability, chunking, other, backend);
    }

    /** Keeps contents elsewhere, for example in {@code ObjectContentBackend}; a store that has files cannot be moved so. */
    public FileStoreOptions withBackend(ContentBackend other) {
        return new FileStoreOptions(policy, durability, chunking, keptVersions, other);
    }
}
