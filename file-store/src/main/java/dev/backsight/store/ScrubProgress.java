package dev.backsight.store;

import dev.backsight.store.identity.ContentId;

/**
 * How far a scrub has come.
 *
 * @param last the content that was checked last; where to go on, see {@link ScrubOptions#after}
 * @param contents checked so far
 * @param bytes of content files read so far
 * @param damaged contents found so far
 */
public record ScrubProgress(ContentId last, long contents, long bytes, int damaged) {}
