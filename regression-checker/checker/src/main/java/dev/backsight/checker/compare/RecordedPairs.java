package dev.backsight.checker.compare;

import dev.backsight.checker.model.Recording;
import java.util.List;

/**
 * Pairs of two builds of which it is known how they differ.
 *
 * @param recordings of the same two builds
 * @param truth how much slower head is, relative: 0 of builds that do not differ
 */
public record RecordedPairs(List<Recording> recordings, double truth) {

    public RecordedPairs {
        recordings = List.copyOf(recordings);
        if (!(truth > -1) || Double.isInfinite(truth)) {
            throw new IllegalArgumentException("no build is slower by " + truth);
        }
    }
}
