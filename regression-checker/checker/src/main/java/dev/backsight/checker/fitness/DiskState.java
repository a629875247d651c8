package dev.backsight.checker.fitness;

import org.jspecify.annotations.Nullable;

/**
 * What the benchmarks' files lie on.
 *
 * @param directory theirs
 * @param fileSystem its type, e.g. {@code ext4}
 * @param device {@code nvme}, {@code ssd}, {@code rotational}, {@code virtual}, {@code memory} or {@code network}
 * @param freeBytes that this user may fill
 */
public record DiskState(
        String directory,
        @Nullable String fileSystem,
        @Nullable String device,
        @Nullable Long freeBytes) {}
