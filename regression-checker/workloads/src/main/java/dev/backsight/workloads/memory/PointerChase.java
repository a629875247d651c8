package dev.backsight.workloads.memory;

import dev.backsight.workloads.Workload;

/**
 * Loads that wait for each other, as in linked structures. A unit: 16 steps through an array of 64 MiB whose elements say
 * where to go next, in one cycle through all of them: the sequence of a linear congruential generator of full period.
 */
public class PointerChase extends Workload {

    static final int STEPS = 16;

    private static final int LENGTH = 1 << 24;

    private final int[] next = new int[LENGTH];
    private int at;

    public PointerChase() {
        for (int i = 0; i < LENGTH; i++) {
            next[i] = after(i);
        }
    }

    static int after(int element) {
        return (element * 1_664_525 + 1_013_904_223) & (LENGTH - 1);
    }

    @Override
    protected long unit(long number) {
        int here = at;
        for (int i = 0; i < STEPS; i++) {
            here = next[here];
        }
        at = here;
        return here;
    }
}
