package dev.backsight.checker.fitness;

import org.jspecify.annotations.Nullable;

/**
 * Memory, in bytes.
 *
 * @param available to new programs without swapping, within a container's limit
 * @param limit the container's; null also where there is none
 * @param swap size of the swap space, 0 for none
 * @param swapUsed how much of it holds something
 * @param swappedPages pages that went to swap or came back while the machine was watched
 */
public record MemoryState(
        @Nullable Long available,
        @Nullable Long limit,
        @Nullable Long swap,
        @Nullable Long swapUsed,
        @Nullable Long swappedPages) {

    public static final MemoryState UNKNOWN = new MemoryState(null, null, null, null, null);
}
