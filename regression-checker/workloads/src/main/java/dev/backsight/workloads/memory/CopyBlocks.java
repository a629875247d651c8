package dev.backsight.workloads.memory;

import dev.backsight.workloads.Workload;

/** Bandwidth. A unit: 8 KiB copied from one array of 32 MiB to another, from anywhere to anywhere. */
public class CopyBlocks extends Workload {

    private static final int SIZE = 8 << 10;
    private static final int BLOCKS = 4_096;

    private final byte[] source = new byte[BLOCKS * SIZE];
    private final byte[] target = new byte[BLOCKS * SIZE];

    public CopyBlocks() {
        for (int i = 0; i < source.length; i++) {
            source[i] = content(i);
        }
    }

    static byte content(int index) {
        return (byte) ((index * 31) >> 7);
    }

    /** Where the block begins that a unit copies. */
    static int from(long number) {
        return block(2 * number);
    }

    private static int to(long number) {
        return block(2 * number + 1);
    }

    private static int block(long random) {
        return (int) Long.remainderUnsigned(scattered(random), BLOCKS) * SIZE;
    }

    /** Which byte of the block a unit gives. */
    static int offset(long number) {
        return (int) (number % SIZE);
    }

    @Override
    protected long unit(long number) {
        int to = to(number);
        System.arraycopy(source, from(number), target, to, SIZE);
        return target[to + offset(number)];
    }
}
