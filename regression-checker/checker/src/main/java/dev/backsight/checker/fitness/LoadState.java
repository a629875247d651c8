package dev.backsight.checker.fitness;

import org.jspecify.annotations.Nullable;

/**
 * What else runs.
 *
 * @param others processors that other programs kept busy while the machine was watched, at least 0
 * @param lastMinute the system's load average over one minute: tasks that ran or wanted to
 */
public record LoadState(@Nullable Double others, @Nullable Double lastMinute) {

    public LoadState {
        if (others != null && !(others >= 0)) {
            throw new IllegalArgumentException("other programs do not keep " + others + " processors busy");
        }
    }
}
