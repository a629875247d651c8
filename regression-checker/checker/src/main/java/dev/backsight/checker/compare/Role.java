package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Suspect;
import java.util.Set;

/**
 * What a contrast may be found to be. In lockstep the screen hands out the roles, and only those it suspected are tested
 * for having changed, on pairs it has not seen.
 */
enum Role {
    /** Measured apart: every benchmark is tested both ways. */
    TESTED_BOTH_WAYS(true, true, Role.EQUIVALENCE),
    /** On fresh pairs alone. */
    SUSPECTED_WORSE(true, false, Role.EQUIVALENCE),
    /** On fresh pairs alone. */
    SUSPECTED_BETTER(false, true, Role.EQUIVALENCE),
    /** Suspected, but its fresh pairs were never measured: the ones that made it suspect cannot decide. */
    UNCONFIRMED(false, false, 0),
    /** Only to be shown unchanged, with all its pairs. */
    NOT_SUSPECTED(false, false, Role.EQUIVALENCE / Role.LOOKS);

    /**
     * How often the gate may look whether the pairs so far show a benchmark unchanged, and measure on if not: after the
     * screen, and after each of three further rounds.
     */
    static final int LOOKS = 4;

    private static final double EQUIVALENCE = 0.05;

    private final boolean testedWorse;
    private final boolean testedBetter;
    private final double equivalenceLevel;

    Role(boolean testedWorse, boolean testedBetter, double equivalenceLevel) {
        this.testedWorse = testedWorse;
        this.testedBetter = testedBetter;
        this.equivalenceLevel = equivalenceLevel;
    }

    /**
     * Of a metric measured in lockstep.
     *
     * @param confirmed whether it has fresh pairs
     */
    static Role of(Set<Suspect> suspects, BenchmarkId benchmark, String metric, boolean confirmed) {
        boolean worse = suspects.contains(new Suspect(benchmark, metric, true));
        if (!worse && !suspects.contains(new Suspect(benchmark, metric, false))) {
            return NOT_SUSPECTED;
        }
        if (!confirmed) {
            return UNCONFIRMED;
        }
        return worse ? SUSPECTED_WORSE : SUSPECTED_BETTER;
    }

    /** Whether it decides on its fresh pairs alone. */
    boolean onFreshPairs() {
        return this == SUSPECTED_WORSE || this == SUSPECTED_BETTER;
    }

    boolean testedWorse() {
        return testedWorse;
    }

    boolean testedBetter() {
        return testedBetter;
    }

    /** Of each of the two one-sided tests; 0 where nothing may be called unchanged. */
    double equivalenceLevel() {
        return equivalenceLevel;
    }
}
