package dev.backsight.checker.fitness;

import org.jspecify.annotations.Nullable;

/**
 * What was read of a machine. Null, in here and in its parts, is what the system does not tell.
 *
 * @param withheld null where no system of this kind tells
 */
public record MachineState(
        ProcessorState processors,
        FrequencyState frequency,
        LoadState load,
        @Nullable StolenTime stolen,
        @Nullable WithheldState withheld,
        TimerState timer,
        MemoryState memory,
        DiskState disk,
        QuotaState quota,
        JvmState jvm) {}
