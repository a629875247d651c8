package dev.backsight.checker.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the verdicts on one benchmark, for whoever looks closer. Nothing is decided by it.
 *
 * @param base how JMH ran it there; null where that is not known
 * @param head likewise
 * @param trace slices of the times of one pair; null where the builds did not take turns
 * @param times how the times of all slices, or iterations of forks measured apart, are distributed, in the unit of the
 *     comparison; null where there are too few
 * @param latency how long single operations took, in ns/op, of all forks together; null unless both sides sampled them
 * @param distance from its reference; null where the policy names none, or the two were not measured alike
 * @param accepted what was accepted of its time so far, oldest first; at most {@value #MOST_ACCEPTED}
 */
public record BenchmarkDetail(
        BenchmarkId benchmark,
        @Nullable Execution base,
        @Nullable Execution head,
        @Nullable PairTrace trace,
        @Nullable QuantileCurve times,
        @Nullable QuantileCurve latency,
        @Nullable ReferenceDistance distance,
        List<AcceptedValue> accepted) {

    public static final int MOST_ACCEPTED = 50;

    public BenchmarkDetail {
        if (accepted.size() > MOST_ACCEPTED) {
            throw new IllegalArgumentException(benchmark.label() + ": the last " + MOST_ACCEPTED
                    + " accepted values are enough, not " + accepted.size());
        }
        accepted = List.copyOf(accepted);
    }

    public BenchmarkDetail withAccepted(List<AcceptedValue> values) {
        return new BenchmarkDetail(benchmark, base, head, trace, times, latency, distance, values);
    }

    public BenchmarkDetail withDistance(ReferenceDistance known) {
        return new BenchmarkDetail(benchmark, base, head, trace, times, latency, known, accepted);
    }
}
