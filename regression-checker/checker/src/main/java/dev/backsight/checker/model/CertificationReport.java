package dev.backsight.checker.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What pairs of two builds that do not differ, or by a known share, show of the measurement and of the gate.
 *
 * @param slowdowns what was recorded of heads that do more work, by benchmark and share
 * @param characteristics null where too few pairs were recorded to tell
 */
public record CertificationReport(
        Instant createdAt,
        Certificate certificate,
        List<RecordedSlowdown> slowdowns,
        @Nullable Characteristics characteristics) {

    public CertificationReport {
        slowdowns = List.copyOf(slowdowns);
    }
}
