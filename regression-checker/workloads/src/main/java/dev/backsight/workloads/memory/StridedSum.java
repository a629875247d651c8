package dev.backsight.workloads.memory;

import dev.backsight.workloads.Workload;

/** Loads in even steps that do not wait for each other. A unit: 64 elements of an array of 32 MiB, 4,160 bytes apart. */
public class StridedSum extends Workload {

    static final int ELEMENTS = 64;

    private static final int LENGTH = 1 << 22;
    private static final int STRIDE = 520;

    private final long[] array = new long[LENGTH];

    public StridedSum() {
        for (int i = 0; i < LENGTH; i++) {
            array[i] = element(i);
        }
    }

    static long element(int index) {
        return (2_654_435_761L * index) ^ index;
    }

    /** @param loaded how many elements were before, since the start */
    static int index(long loaded) {
        return (int) (loaded * STRIDE) & (LENGTH - 1);
    }

    @Override
    protected long unit(long number) {
        long sum = 0;
        int index = index(number * ELEMENTS);
        for (int i = 0; i < ELEMENTS; i++) {
            sum += array[index];
            index = (index + STRIDE) & (LENGTH - 1);
        }
        return sum;
    }
}
