package dev.backsight.checker.fitness;

import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.util.List;

/** A container's share of processor time. */
final class QuotaFindings {

    private static final double RARELY = 0.001;
    /** Below that, a JVM that collects garbage beside its benchmark is stopped in most periods. */
    private static final double LITTLE = 2;

    private QuotaFindings() {}

    static List<Finding> of(QuotaState quota) {
        Double processors = quota.processors();
        if (processors == null) {
            return List.of(Finding.fine("cpu-quota", "no container limits the processor time"));
        }
        Double throttled = quota.throttled();
        boolean stopped = throttled != null && throttled > RARELY;
        return List.of(new Finding(
                "cpu-quota",
                stopped || processors < LITTLE ? Severity.SEVERE : Severity.WARNING,
                "a container limits the processor time to " + Quantity.processors(processors)
                        + (throttled == null
                                ? ""
                                : ", and stopped its programs in " + Quantity.percent(throttled) + " of all periods"),
                "Once benchmark, compilers and collector together have used it up, all of them stand still for the rest"
                        + " of the period, usually up to 100 ms: longer than a slice.",
                "Give the container whole processors of its own instead: docker run --cpuset-cpus; in Kubernetes the"
                        + " static CPU manager policy and a pod whose requests equal its limits; or drop the limit."));
    }
}
