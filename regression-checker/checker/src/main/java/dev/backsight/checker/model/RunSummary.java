package dev.backsight.checker.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One side of a check, for readers.
 *
 * @param label what it is in a word or two: {@code baseline}, {@code head}, or a file's name
 * @param revision null where the source is not known
 * @param measuredAt null where it is not known
 * @param acceptance null unless it is a baseline
 */
public record RunSummary(
        String label,
        @Nullable Revision revision,
        @Nullable Instant measuredAt,
        Environment environment,
        @Nullable Acceptance acceptance) {

    public static RunSummary of(String label, Run run) {
        return new RunSummary(label, run.revision(), run.measuredAt(), run.environment(), run.acceptance());
    }
}
