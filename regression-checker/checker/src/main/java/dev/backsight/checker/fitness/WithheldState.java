package dev.backsight.checker.fitness;

import org.jspecify.annotations.Nullable;

/**
 * Time for which the system lets a thread that is ready to run wait for a processor.
 *
 * @param share of the time of a thread that wanted to run all along, from 0 to 1; null where the system does not count it
 *     ({@code schedstat}), so that lockstep cannot take it out of its slices
 */
public record WithheldState(@Nullable Double share) {

    public WithheldState {
        if (share != null && !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, not " + share);
        }
    }
}
