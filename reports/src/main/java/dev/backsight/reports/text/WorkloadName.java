package dev.backsight.reports.text;

import dev.backsight.checker.model.BenchmarkId;

/** A benchmark's name with the package its class is in, which tells what kind of work it does. */
public final class WorkloadName {

    private WorkloadName() {}

    /** {@code cpu.Sha256.run}; just {@code Sha256.run} where there is no package. */
    public static String of(BenchmarkId id, int most, Typography typography) {
        String[] parts = id.name().split("\\.", -1);
        String kind = parts.length < 3 ? "" : parts[parts.length - 3] + ".";
        return Printable.line(kind + id.label(), most, typography);
    }
}
