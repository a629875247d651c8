package dev.backsight.checker.gate;

import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Standing;
import java.util.ArrayList;
import java.util.List;

/** What the policy keeps from failing a check: said in every report, so that it is not forgotten. */
final class PolicyEntries {

    private PolicyEntries() {}

    /** What there is to say, and after it a sentence for each entry that is muted or advisory. */
    static List<String> after(List<String> advice, Policy policy) {
        List<String> all = new ArrayList<>(advice);
        for (PolicyOverride override : policy.overrides()) {
            Standing standing = override.standing();
            if (standing.kind() == Standing.Kind.MUTED || standing.kind() == Standing.Kind.ADVISORY) {
                all.add("'" + override.glob() + "'"
                        + (override.params().isEmpty() ? "" : " with " + override.params())
                        + " fails no check, by line " + override.line() + " of the policy: "
                        + (standing.kind() == Standing.Kind.MUTED ? "muted " : "advisory ")
                        + standing.reason() + ".");
            }
        }
        return all;
    }
}
