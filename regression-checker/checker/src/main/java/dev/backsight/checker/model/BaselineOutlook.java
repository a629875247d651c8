package dev.backsight.checker.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of one suite would be compared with on this machine, unless it is told otherwise ({@code --base auto}).
 *
 * @param file where the baseline of this environment stands or would stand
 * @param candidates the suite's accepted baselines, this environment's own first
 * @param plan what the check would do
 * @param commit what it would build and measure beside head; null unless that is the plan
 * @param explanation the plan in a sentence, with the reason for it
 */
public record BaselineOutlook(
        String suite,
        String file,
        List<Candidate> candidates,
        Plan plan,
        @Nullable String commit,
        String explanation) {

    public BaselineOutlook {
        candidates = List.copyOf(candidates);
        if ((plan == Plan.MEASURE_COMMIT) != (commit != null)) {
            throw new IllegalArgumentException("a commit goes with the plan to measure one, not with " + plan);
        }
    }

    public enum Plan {
        /** Build the accepted baseline's commit and measure it here, in lockstep with head. */
        MEASURE_COMMIT,
        /** Compare with the numbers saved in this environment. */
        COMPARE_SAVED,
        /** Record head: there is nothing to compare it with. */
        RECORD,
        /** Refuse: a file among the baselines cannot be used. */
        REFUSE
    }

    /**
     * One accepted baseline.
     *
     * @param environment its folder
     * @param commit null where it does not say
     * @param matches whether its numbers were measured in this environment
     * @param differences of what is known on both sides
     * @param why its numbers do not serve here, in a clause; empty where they do
     */
    public record Candidate(
            String environment,
            @Nullable String commit,
            String acceptedBy,
            Instant acceptedAt,
            boolean matches,
            List<Environment.Difference> differences,
            String why) {

        public Candidate {
            differences = List.copyOf(differences);
            if (matches != why.isEmpty() || (matches && !differences.isEmpty())) {
                throw new IllegalArgumentException(
                        environment + ": either it matches, or it says why not: " + differences + why);
            }
        }
    }
}
