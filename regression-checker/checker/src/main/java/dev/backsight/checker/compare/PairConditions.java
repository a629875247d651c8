package dev.backsight.checker.compare;

import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.stats.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was different for the two sides of a pair, as a number: positive where head had it, negative where base had. */
final class PairConditions {

    private PairConditions() {}

    static double headLaunchedSecond(PairValue value) {
        return value.pair().launchedFirst() == Build.BASE ? 1 : -1;
    }

    static double headHasFirstDirectories(PairValue value) {
        // A layout says which directories base was given.
        return value.pair().layout() == 1 ? 1 : -1;
    }

    /** The core on which most slices ended, or {@link Slice#UNKNOWN}. */
    static long busiestCore(List<PairValue> values) {
        Map<Long, Long> counts = values.stream()
                .flatMap(value -> List.of(value.pair().base(), value.pair().head()).stream())
                .flatMap(List::stream)
                .map(Slice::core)
                .filter(core -> core != Slice.UNKNOWN)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<Long, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(Slice.UNKNOWN);
    }

    /** How much larger a share of head's slices than of base's ended on a core. */
    static double headMoreOn(long core, PairValue value) {
        return core == Slice.UNKNOWN
                ? 0
                : share(core, value.pair().head()) - share(core, value.pair().base());
    }

    private static double share(long core, List<Slice> slices) {
        return slices.isEmpty()
                ? 0
                : (double) slices.stream().filter(slice -> slice.core() == core).count() / slices.size();
    }

    /** Half the log ratio between the slices in which head went first and those in which base did. */
    static double headWhenFirst(PairValue value) {
        Pair pair = value.pair();
        List<Double> head = new ArrayList<>();
        List<Double> base = new ArrayList<>();
        // A slice without a result is left out of the ratios, and then nobody knows which belongs to which.
        if (value.ratios().count() != pair.order().size()) {
            return Double.NaN;
        }
        for (int k = 0; k < value.ratios().count(); k++) {
            (pair.order().get(k) == Build.HEAD ? head : base).add(value.ratios().logs()[k]);
        }
        return head.isEmpty() || base.isEmpty() ? Double.NaN : (median(head) - median(base)) / 2;
    }

    private static double median(List<Double> values) {
        return Location.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
