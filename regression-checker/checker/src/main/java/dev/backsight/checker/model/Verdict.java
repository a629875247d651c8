package dev.backsight.checker.model;

/** What is known of one metric of one benchmark, in order of precedence: where several apply, the first is given. */
public enum Verdict {
    /** Expected, but not delivered; or it delivered NaN, or a time of 0. */
    FAILED,
    /** Both sides have something, but nothing that may be compared. */
    INCOMPARABLE,
    /** In base only. */
    REMOVED,
    /** In head only. */
    ADDED,
    /** Worse by more than the tolerance; survived the correction for the whole suite. */
    REGRESSED,
    /** Drifts inside its forks or jumps between two levels: its location means little. */
    UNSTABLE,
    /** Better by more than the tolerance; survived the correction for the whole suite. */
    IMPROVED,
    /** Shown to lie within the tolerance, which is more than "no difference was found". */
    UNCHANGED,
    /** The measurement could not tell. */
    INCONCLUSIVE;

    /** Whether a comparison with this verdict fails the check, unless the policy exempts it. */
    public boolean fails() {
        return switch (this) {
            case FAILED, INCOMPARABLE, REMOVED, REGRESSED -> true;
            case ADDED, UNSTABLE, IMPROVED, UNCHANGED, INCONCLUSIVE -> false;
        };
    }

    /** Whether a comparison with this verdict leaves open if there was a change. */
    public boolean undecided() {
        return this == UNSTABLE || this == INCONCLUSIVE;
    }
}
