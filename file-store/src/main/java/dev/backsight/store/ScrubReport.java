package dev.backsight.store;

import dev.backsight.store.identity.ContentId;
import java.util.List;
import java.util.Optional;

/**
 * What a scrub found.
 *
 * @param contents checked
 * @param bytes of content files read
 * @param damaged in the order of their ids, those that are missing last
 * @param next where to go on, see {@link ScrubOptions#after}, if the scrub was stopped or found
 *     {@value Scrub#MAX_DAMAGED} damaged contents; empty if it came to the end
 */
public record ScrubReport(long contents, long bytes, List<DamagedContent> damaged, Optional<ContentId> next) {

    public ScrubReport {
        damaged = List.copyOf(damaged);
    }
}
