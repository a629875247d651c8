package dev.backsight.checker.fitness;

import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;

/** Time in which a benchmark stands still because its processor serves another. */
final class SharedProcessorFindings {

    /** Of the processors' time: where a pair's spread is a per cent or two, less does not show. */
    private static final double NOTICEABLE = 0.01;

    private static final double MUCH = 0.1;

    private SharedProcessorFindings() {}

    static Finding ofStolen(StolenTime stolen) {
        String seen = "the hypervisor took " + Quantity.percent(stolen.now()) + " of the processors' time just now, "
                + Quantity.percent(stolen.sinceStart()) + " since the machine started";
        double worst = Math.max(stolen.now(), stolen.sinceStart());
        if (worst < NOTICEABLE) {
            return Finding.fine("stolen-time", seen);
        }
        return new Finding(
                "stolen-time",
                stolen.now() >= MUCH ? Severity.SEVERE : stolen.now() >= NOTICEABLE ? Severity.WARNING : Severity.NOTE,
                seen,
                "The benchmark stands still meanwhile, and its clock runs on. A slice that was hit counts as slow;"
                        + " builds that take turns are hit alike only on average.",
                "Use a machine whose processors are not shared (a dedicated host, an instance type without burst"
                        + " credits), or measure when its neighbours are quiet.");
    }

    static Finding ofWithheld(WithheldState withheld) {
        Double share = withheld.share();
        if (share == null) {
            return new Finding(
                    "withheld-time",
                    Severity.WARNING,
                    "the system does not count how long a thread waits for a processor (/proc/<pid>/schedstat)",
                    "Such time cannot be taken out of the slices: on a machine with other work, builds that take turns"
                            + " scatter more.",
                    "Use a Linux kernel with CONFIG_SCHED_INFO, which the common distributions have, and no sandbox"
                            + " that hides /proc.");
        }
        String seen = "a thread that wanted to run all along waited " + Quantity.percent(share)
                + " of the time for a processor";
        if (share < NOTICEABLE) {
            return Finding.fine("withheld-time", seen);
        }
        return new Finding(
                "withheld-time",
                share >= MUCH ? Severity.WARNING : Severity.NOTE,
                seen,
                "It is taken out of the slices where builds take turns, but the caches that others emptied meanwhile are"
                        + " not refilled; where a build is measured alone, nothing is taken out.",
                "Stop what else runs, and compare builds in lockstep (--base auto, git: or a jar) rather than with saved"
                        + " numbers.");
    }
}
