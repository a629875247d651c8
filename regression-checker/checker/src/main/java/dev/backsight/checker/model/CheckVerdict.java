package dev.backsight.checker.model;

/** The outcome of a whole check, and the exit code that goes with it. */
public enum CheckVerdict {
    /** Everything was shown to be within tolerance, or better. */
    PASSED(0),
    /** There was nothing to compare with; the run was recorded so that it can be accepted. */
    RECORDED(0),
    /** At least one benchmark became slower than the policy allows. */
    REGRESSED(1),
    /** No benchmark regressed, but one failed, was removed or can no longer be compared. */
    FAILED(1),
    /** Neither a regression nor its absence could be shown for some benchmark. Exits with 3 where policy says so. */
    INCONCLUSIVE(0),
    /** Measuring broke off. */
    INCOMPLETE(4),
    /** Not one benchmark could be compared. */
    INCOMPARABLE(2);

    private final int exitCode;

    CheckVerdict(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode(Policy policy) {
        return this == INCONCLUSIVE && policy.failOnInconclusive() ? 3 : exitCode;
    }
}
