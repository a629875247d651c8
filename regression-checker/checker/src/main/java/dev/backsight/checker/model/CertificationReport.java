package dev.backsight.checker.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What pairs of two builds that do not differ show, of the measurement and of the gate.
 *
 * @param characteristics null where too few pairs were recorded to tell
 */
public record CertificationReport(
        Instant createdAt,
        Certificate certificate,
        @Nullable Characteristics characteristics) {}
