package dev.backsight.workloads.allocation;

import dev.backsight.workloads.Workload;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Streams and records. A unit: 48 orders made, two thirds of them kept, and grouped by region. */
public class GroupOrders extends Workload {

    static final int ORDERS = 48;
    static final int REGIONS = 5;

    record Order(int region, long amount) {}

    static long amount(long number, int order) {
        return Long.remainderUnsigned(scattered(number) + 97L * order, 10_000);
    }

    static boolean isKept(int order) {
        return order % 3 != 0;
    }

    @Override
    protected long unit(long number) {
        Map<Integer, Long> sums = IntStream.range(0, ORDERS)
                .filter(GroupOrders::isKept)
                .mapToObj(order -> new Order(order % REGIONS, amount(number, order)))
                .collect(Collectors.groupingBy(Order::region, TreeMap::new, Collectors.summingLong(Order::amount)));
        long result = 0;
        for (Map.Entry<Integer, Long> sum : sums.entrySet()) {
            result = 31 * result + sum.getKey() * sum.getValue();
        }
        return result;
    }
}
