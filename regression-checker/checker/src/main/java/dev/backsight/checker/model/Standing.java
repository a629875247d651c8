package dev.backsight.checker.model;

/**
 * Whether a verdict counts.
 *
 * @param reason why it does not, from the policy, after the last day of what ends ({@code until 2026-12-31: ...}); empty
 *     where it counts
 */
public record Standing(Kind kind, String reason) {

    public static final Standing GATING = new Standing(Kind.GATING, "");

    public enum Kind {
        /** The verdict decides the check. */
        GATING,
        /** Shown, but decides nothing until a date: nobody has promised anything of it yet. */
        ADVISORY,
        /** Shown, but decides nothing until a date: something is known to be wrong with it. */
        MUTED,
        /** The policy accounts for a benchmark that was removed or changed its identity. */
        ACCOUNTED_FOR
    }
}
