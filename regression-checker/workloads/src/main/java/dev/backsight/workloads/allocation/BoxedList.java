package dev.backsight.workloads.allocation;

import dev.backsight.workloads.Workload;
import java.util.ArrayList;
import java.util.List;

/** Numbers as objects. A unit: a list of 64 boxed numbers filled, and summed from its end. */
public class BoxedList extends Workload {

    static final int ELEMENTS = 64;

    /** Beyond the numbers that the JDK keeps boxed. */
    static long element(long number, int index) {
        return 1_000 + (number + 37L * index) % 1_000_000;
    }

    @Override
    protected long unit(long number) {
        List<Long> list = new ArrayList<>();
        for (int i = 0; i < ELEMENTS; i++) {
            list.add(element(number, i));
        }
        long sum = 0;
        for (int i = list.size() - 1; i >= 0; i--) {
            sum = 31 * sum + list.get(i);
        }
        return sum;
    }
}
