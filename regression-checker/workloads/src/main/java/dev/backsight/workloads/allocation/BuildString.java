package dev.backsight.workloads.allocation;

import dev.backsight.workloads.Workload;

/** Text put together. A unit: a string of 16 names and numbers, through a builder that grows. */
public class BuildString extends Workload {

    static final int FIELDS = 16;

    /** Of six digits each, so that all strings are of one length. */
    static long value(long number, int field) {
        return 100_000 + Long.remainderUnsigned(scattered(number + field), 900_000);
    }

    @Override
    protected long unit(long number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < FIELDS; i++) {
            text.append("field-")
                    .append((char) ('a' + i))
                    .append('=')
                    .append(value(number, i))
                    .append("; ");
        }
        return text.toString().hashCode();
    }
}
