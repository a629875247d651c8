package dev.backsight.workloads.memory;

import dev.backsight.workloads.Workload;
import java.util.HashMap;
import java.util.Map;

/** A large map of boxed numbers. A unit: 8 keys of 400,000 looked up, in no order. */
public class HashLookup extends Workload {

    static final int LOOKUPS = 8;

    private static final int ENTRIES = 400_000;

    private final Map<Integer, Integer> map = new HashMap<>(2 * ENTRIES);

    public HashLookup() {
        for (int i = 0; i < ENTRIES; i++) {
            map.put(i * 7, value(i * 7));
        }
    }

    static int value(int key) {
        return key ^ 0x5bd1e995;
    }

    static int key(long lookup) {
        return 7 * (int) Long.remainderUnsigned(scattered(lookup), ENTRIES);
    }

    @Override
    protected long unit(long number) {
        long sum = 0;
        for (int i = 0; i < LOOKUPS; i++) {
            sum += map.getOrDefault(key(number * LOOKUPS + i), 0);
        }
        return sum;
    }
}
