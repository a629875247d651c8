package dev.backsight.checker.compare;

import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.stats.Location;
import java.util.List;
import java.util.stream.Stream;

/**
 * Time of a slice for which the threads that run the benchmark were ready to, and the system ran others. The code under
 * test has no part in it, and a machine with other work withholds much of it from one side and little from the other, for
 * as long as their threads stay where they are.
 *
 * <p>Source: the second figure of {@code /proc/<pid>/task/<tid>/schedstat}, "time spent waiting on a runqueue (in
 * nanoseconds)" (Linux, Documentation/scheduler/sched-stats.rst).
 */
final class WithheldTime {

    /** Of a slice that was withheld nearly whole there is no telling what the rest would have been. */
    private static final double MOST = 0.9;

    /**
     * Of a processor. A build whose own other threads (its collector's, its pools') take this much more than the other
     * build's may be what its benchmark waits for, and that is slowness of its own.
     */
    private static final double MOST_APART = 0.1;

    private WithheldTime() {}

    /** Whether it is known, and not of a side's own making. */
    static boolean canBeTakenOut(Pair pair) {
        return isKnown(pair) && Math.abs(ownOthers(pair.head()) - ownOthers(pair.base())) <= MOST_APART;
    }

    /** What a JVM's threads take that do not run the benchmark; a median, for compilers work in a few slices. */
    private static double ownOthers(List<Slice> slices) {
        return Location.median(slices.stream()
                .mapToDouble(slice -> (double) Math.max(0, slice.cpu() - slice.workerCpu()) / slice.lasted())
                .toArray());
    }

    /** Of every slice of both sides; otherwise taking it out of some would set them apart. */
    private static boolean isKnown(Pair pair) {
        return Stream.concat(pair.base().stream(), pair.head().stream()).allMatch(WithheldTime::isKnown);
    }

    private static boolean isKnown(Slice slice) {
        return slice.lasted() > 0 && slice.workerDelay() != Slice.UNKNOWN && slice.cpu() != Slice.UNKNOWN;
    }

    /**
     * Times or rates as they would have been without it.
     *
     * @param values one a slice
     * @param slices all of them known
     * @param threads that run the benchmark at once
     * @param sign positive of times, negative of rates
     */
    static double[] takenOut(double[] values, List<Slice> slices, int threads, double sign) {
        double[] own = values.clone();
        for (int k = 0; k < Math.min(own.length, slices.size()); k++) {
            double rest = 1 - share(slices.get(k), threads);
            own[k] = sign > 0 ? own[k] * rest : own[k] / rest;
        }
        return own;
    }

    /** What is left of slice k of both sides: of the side of which more was withheld. */
    static double left(Pair pair, int slice, int threads) {
        return 1
                - Math.max(
                        share(pair.base().get(slice), threads),
                        share(pair.head().get(slice), threads));
    }

    /** Of one side's slices, on average, where it is known of all slices of a pair; 0 where it is of none. */
    static double share(List<Pair> pairs, Build side, int threads) {
        return pairs.stream()
                .filter(WithheldTime::isKnown)
                .flatMap(pair -> (side == Build.BASE ? pair.base() : pair.head()).stream())
                .mapToDouble(slice -> share(slice, threads))
                .average()
                .orElse(0);
    }

    /** From 0 to {@link #MOST}; 0 where it is not known. */
    static double share(Slice slice, int threads) {
        return !isKnown(slice) ? 0 : Math.min(MOST, (double) slice.workerDelay() / threads / slice.lasted());
    }
}
