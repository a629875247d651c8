package dev.backsight.reports.text;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Standing;

/** Why a verdict does not count, in words. */
public final class StandingText {

    private StandingText() {}

    /** {@code muted: flaky disk on this runner}; empty where the verdict counts. */
    public static String of(Standing standing) {
        String word = word(standing.kind());
        String reason = Printable.line(standing.reason());
        return word.isEmpty() || reason.isBlank() ? word : word + ": " + reason;
    }

    /** Why a comparison of this check does not count, although its verdict would; empty where it does. */
    public static String of(CheckReport report, Comparison comparison) {
        return report.disowns(comparison)
                ? "does not count: nothing measured in this check can be relied on"
                : of(comparison.standing());
    }

    /** The word alone; empty where the verdict counts. */
    public static String word(Standing.Kind kind) {
        return switch (kind) {
            case GATING -> "";
            case ADVISORY -> "advisory";
            case MUTED -> "muted";
            case ACCOUNTED_FOR -> "accounted for";
        };
    }
}
