package dev.backsight.checker.fitness;

import org.jspecify.annotations.Nullable;

/**
 * The processor time that a container or control group allows.
 *
 * @param processors worth of time in every period; null where there is no quota
 * @param throttled share of the periods so far in which the quota was used up, from 0 to 1
 * @see <a href="https://docs.kernel.org/scheduler/sched-bwc.html">Linux, CFS Bandwidth Control</a>
 */
public record QuotaState(
        @Nullable Double processors, @Nullable Double throttled) {

    public static final QuotaState NONE = new QuotaState(null, null);

    public QuotaState {
        if (processors != null && !(processors > 0)) {
            throw new IllegalArgumentException("a quota allows more than nothing, not " + processors);
        }
        if (throttled != null && !(throttled >= 0 && throttled <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, not " + throttled);
        }
    }
}
