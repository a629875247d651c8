package dev.backsight.workloads.cpu;

import dev.backsight.workloads.Workload;
import java.util.Arrays;
import java.util.Random;

/** Sorting: branches that nobody can predict. A unit: one of 64 arrays of 256 random numbers, copied and sorted. */
public class SortInts extends Workload {

    private static final int ARRAYS = 64;
    private static final int LENGTH = 256;

    private final int[][] arrays = new int[ARRAYS][];
    private final int[] sorted = new int[LENGTH];

    public SortInts() {
        for (int i = 0; i < ARRAYS; i++) {
            arrays[i] = array(i);
        }
    }

    static int[] array(long number) {
        return new Random(number % ARRAYS).ints(LENGTH).toArray();
    }

    /** Which of the sorted numbers a unit gives. */
    static int rank(long number) {
        return (int) (number % LENGTH);
    }

    @Override
    protected long unit(long number) {
        System.arraycopy(arrays[(int) (number % ARRAYS)], 0, sorted, 0, LENGTH);
        Arrays.sort(sorted);
        return sorted[rank(number)];
    }
}
