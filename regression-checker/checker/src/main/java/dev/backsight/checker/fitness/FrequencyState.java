package dev.backsight.checker.fitness;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What sets the processors' frequency.
 *
 * @param governors in use, of all processors; empty where the system does not tell
 * @param driver e.g. {@code intel_pstate}
 * @param turbo whether processors may run above their nominal frequency
 * @see <a href="https://docs.kernel.org/admin-guide/pm/cpufreq.html">Linux, CPU Performance Scaling</a>
 */
public record FrequencyState(
        SortedSet<String> governors,
        @Nullable String driver,
        @Nullable Boolean turbo) {

    public static final FrequencyState UNKNOWN = new FrequencyState(new TreeSet<>(), null, null);

    public FrequencyState {
        governors = Collections.unmodifiableSortedSet(new TreeSet<>(governors));
    }
}
