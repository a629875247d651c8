package dev.backsight.workloads.memory;

import dev.backsight.workloads.Workload;
import java.util.Arrays;

/** Searching what is sorted. A unit: 4 numbers looked for among four million, 32 MiB, present or not. */
public class BinarySearch extends Workload {

    static final int SEARCHES = 4;

    /** Between two neighbours. */
    static final int GAP = 3;

    private static final int LENGTH = 1 << 22;

    private final long[] array = new long[LENGTH];

    public BinarySearch() {
        for (int i = 0; i < LENGTH; i++) {
            array[i] = (long) GAP * i;
        }
    }

    static long key(long search) {
        return Long.remainderUnsigned(scattered(search), (long) GAP * LENGTH);
    }

    @Override
    protected long unit(long number) {
        long sum = 0;
        for (int i = 0; i < SEARCHES; i++) {
            sum += Arrays.binarySearch(array, key(number * SEARCHES + i));
        }
        return sum;
    }
}
