package dev.backsight.workloads.cpu;

import dev.backsight.workloads.Workload;
import java.util.Locale;

/** Numbers for people to read. A unit: an amount of nine digits written with two decimals and commas. */
public class FormatAmount extends Workload {

    private static final long CENTS = 1_000_000_000;

    /** From a tenth of that on, so that all are of the same length. */
    static long cents(long number) {
        return CENTS / 10 + Long.remainderUnsigned(scattered(number), CENTS - CENTS / 10);
    }

    @Override
    protected long unit(long number) {
        return String.format(Locale.ROOT, "%,.2f", cents(number) / 100.0).hashCode();
    }
}
