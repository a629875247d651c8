package dev.backsight.checker.model;

/**
 * Whether a verdict counts.
 *
 * @param reason why it does not, from the policy; empty where it does
 */
public record Standing(Kind kind, String reason) {

    public static final Standing GATING = new Standing(Kind.GATING, "");

    public enum Kind {
        /** The verdict decides the check. */
        GATING,
        /** Shown, but decides nothing, for good. */
        ADVISORY,
        /** Shown, but decides nothing until a date. */
        MUTED,
        /** The policy accounts for a benchmark that was removed or changed its identity. */
        ACCOUNTED_FOR
    }
}
