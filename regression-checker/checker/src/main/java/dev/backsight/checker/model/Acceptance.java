package dev.backsight.checker.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who made a run the baseline, when and why.
 *
 * @param previous commit of the baseline that this one replaced; null for the first
 * @param changes what became of the numbers it replaced, a line a benchmark, for who reviews it; empty for the first
 */
public record Acceptance(
        String by, Instant at, String reason, @Nullable String previous, List<String> changes) {

    public Acceptance {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a baseline is accepted for a reason; none was given");
        }
        changes = List.copyOf(changes);
    }
}
