package dev.backsight.checker.model;

import java.util.List;

/**
 * How one pair went, slice by slice: of those a verdict rests on the one whose value lies in the middle, so that it can
 * stand for the others.
 *
 * @param pair which of the benchmark's pairs it is, from 1, in the order measured
 * @param pairs how many the benchmark has
 * @param base in the order measured, at least one and at most {@value #MOST_SLICES}
 * @param head as many
 */
public record PairTrace(int pair, int pairs, List<TracedSlice> base, List<TracedSlice> head) {

    /** A side's slices; the gate measures 60 at most. */
    public static final int MOST_SLICES = 240;

    public PairTrace {
        if (pair < 1 || pair > pairs) {
            throw new IllegalArgumentException("there is no pair " + pair + " of " + pairs);
        }
        if (base.isEmpty() || base.size() != head.size() || base.size() > MOST_SLICES) {
            throw new IllegalArgumentException("a trace has as many slices of base as of head, and 1 to " + MOST_SLICES
                    + ", not " + base.size() + " and " + head.size());
        }
        base = List.copyOf(base);
        head = List.copyOf(head);
    }
}
