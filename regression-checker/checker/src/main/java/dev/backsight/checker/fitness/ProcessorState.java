package dev.backsight.checker.fitness;

import org.jspecify.annotations.Nullable;

/**
 * The processors.
 *
 * @param usable logical processors that this process may run on, at least 1
 * @param online logical processors of the machine
 * @param cores physical cores, of which each may run several threads
 * @param virtual whether they are a hypervisor's
 */
public record ProcessorState(
        int usable, @Nullable Integer online, @Nullable Integer cores, boolean virtual) {

    public ProcessorState {
        if (usable < 1) {
            throw new IllegalArgumentException("a process runs on at least one processor, not " + usable);
        }
    }
}
