package dev.backsight.store;

import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.CompressionPolicy;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.content.ContentBackend;
import dev.backsight.store.validation.ValidationPolicy;
import java.util.Optional;

/**
 * How a store writes; everything it reads explains itself, so options, but for where contents are, may differ from one
 * opening to the next.
 *
 * @param policy how content put from now on is compressed; content the store has already stays as it is
 * @param durability what an acknowledged change survives
 * @param chunking which contents are cut by content, to share what they have in common
 * @param keptVersions how many versions of a file are kept, with the latest, 1 to {@value #MAX_KEPT_VERSIONS}; older ones go
 *     when the file is next put
 * @param backend where contents are kept: the same at every opening
 * @param validation what may be put; empty to let everything in, which costs nothing
 * @param thumbnailCacheBytes bytes of thumbnails that are kept, at least 0
 */
public record FileStoreOptions(
        CompressionPolicy policy,
        Durability durability,
        Chunking chunking,
        int keptVersions,
        ContentBackend backend,
        Optional<ValidationPolicy> validation,
        long thumbnailCacheBytes) {

    /** Upper bound of the versions of a file that are kept. */
    public static final int MAX_KEPT_VERSIONS = 1_000;

    public FileStoreOptions {
        if (keptVersions < 1 || keptVersions > MAX_KEPT_VERSIONS) {
            throw new IllegalArgumentException(
                    "of a file 1 to " + MAX_KEPT_VERSIONS + " versions are kept, not " + keptVersions);
        }
        if (thumbnailCacheBytes < 0) {
            throw new IllegalArgumentException("a thumbnail cache has 0 bytes or more, not " + thumbnailCacheBytes);
        }
    }

    /**
     * {@link Compression#standard()} for everything, {@link Durability#POWER_LOSS}, {@link Chunking#standard()}, the
     * latest version only, contents in the store's directory, no validation, and 64 MiB of thumbnails.
     */
    public static FileStoreOptions defaults() {
        return new FileStoreOptions(
                CompressionPolicy.always(Compression.standard()),
                Durability.POWER_LOSS,
                Chunking.standard(),
                1,
                ContentBackend.LOCAL,
                Optional.empty(),
                64 << 20);
    }

    boolean isSynchronous() {
        return durability == Durability.POWER_LOSS;
    }

    /** Whether the store's directory alone is not the store. */
    public boolean keepsContentsElsewhere() {
        return !backend.equals(ContentBackend.LOCAL);
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
        return new FileStoreOptions(
                other, durability, chunking, keptVersions, backend, validation, thumbnailCacheBytes);
    }

    public FileStoreOptions withDurability(Durability other) {
        return new FileStoreOptions(policy, other, chunking, keptVersions, backend, validation, thumbnailCacheBytes);
    }

    public FileStoreOptions withChunking(Chunking other) {
        return new FileStoreOptions(policy, durability, other, keptVersions, backend, validation, thumbnailCacheBytes);
    }

    /** Lets every content stand alone, however much it has in common with others. */
    public FileStoreOptions withoutChunking() {
        return withChunking(Chunking.never());
    }

    public FileStoreOptions withKeptVersions(int other) {
        return new FileStoreOptions(policy, durability, chunking, other, backend, validation, thumbnailCacheBytes);
    }

    /** Keeps contents elsewhere, for example in {@code ObjectContentBackend}; a store that has files cannot be moved so. */
    public FileStoreOptions withBackend(ContentBackend other) {
        return new FileStoreOptions(policy, durability, chunking, keptVersions, other, validation, thumbnailCacheBytes);
    }

    /**
     * Refuses what a policy does not take: puts by name, type and content, copies and renames by name. What is in the store
     * already stays.
     */
    public FileStoreOptions withValidation(ValidationPolicy other) {
        return new FileStoreOptions(
                policy, durability, chunking, keptVersions, backend, Optional.of(other), thumbnailCacheBytes);
    }

    public FileStoreOptions withThumbnailCacheBytes(long other) {
        return new FileStoreOptions(policy, durability, chunking, keptVersions, backend, validation, other);
    }
}
