package dev.backsight.workloads.memory;

import dev.backsight.workloads.Workload;

/** Reading, changing and writing all over a table of 32 MiB, as the RandomAccess benchmark does. A unit: 8 updates. */
public class RandomUpdate extends Workload {

    static final int UPDATES = 8;

    static final int LENGTH = 1 << 22;

    private final long[] table = new long[LENGTH];

    @Override
    protected long unit(long number) {
        long last = 0;
        for (int i = 0; i < UPDATES; i++) {
            long random = scattered(number * UPDATES + i);
            int index = (int) (random >>> 42);
            table[index] ^= random;
            last = table[index];
        }
        return last;
    }
}
