package dev.backsight.checker.compare;

import dev.backsight.checker.model.Disturbance;
import dev.backsight.checker.model.PairTrace;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.TracedSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Picks the pair that stands for the others, and says of its slices what they measured and what disturbed them. */
final class PairTraces {

    private static final long NANOS_A_MICRO = 1000;

    private PairTraces() {}

    /**
     * Of the pair in the middle; of an even number the one below.
     *
     * @param deciding of the metric's pairs; empty leads to nothing
     */
    static Optional<PairTrace> of(LockstepMetric metric, List<PairValue> deciding) {
        if (deciding.isEmpty()) {
            return Optional.empty();
        }
        PairValue middle = deciding.stream()
                .sorted(Comparator.comparingDouble(PairValue::difference))
                .toList()
                .get((deciding.size() - 1) / 2);
        int threads = metric.matched().id().threads();
        List<Slice> base = middle.pair().base();
        List<Slice> head = middle.pair().head();
        int slices = Math.min(
                PairTrace.MOST_SLICES,
                Math.min(
                        Math.min(base.size(), head.size()),
                        Math.min(middle.baseSlices().length, middle.headSlices().length)));
        if (slices == 0) {
            return Optional.empty();
        }
        return Optional.of(new PairTrace(
                metric.values().indexOf(middle) + 1,
                metric.values().size(),
                side(middle.baseSlices(), base.subList(0, slices), head, threads),
                side(middle.headSlices(), head.subList(0, slices), base, threads)));
    }

    private static List<TracedSlice> side(double[] values, List<Slice> slices, List<Slice> others, int threads) {
        List<TracedSlice> traced = new ArrayList<>();
        for (int k = 0; k < slices.size(); k++) {
            Slice slice = slices.get(k);
            Disturbance disturbance =
                    hasCompany(slice, others) ? Disturbance.OUT_OF_TURN : Contamination.of(slice, threads);
            traced.add(new TracedSlice(slice.start() / NANOS_A_MICRO, SignificantDigits.of(values[k]), disturbance));
        }
        return traced;
    }

    /** Whether the other build ran between two of its own turns, with this slice between them. */
    private static boolean hasCompany(Slice slice, List<Slice> others) {
        for (int k = 1; k < others.size(); k++) {
            Slice before = others.get(k - 1);
            Slice after = others.get(k);
            if (before.start() < slice.start() && slice.start() < after.start()) {
                return Contamination.outOfTurn(before, after);
            }
        }
        return false;
    }
}
