package dev.backsight.checker.model;

import org.jspecify.annotations.Nullable;

/**
 * The hardware and operating system. Null means unknown.
 *
 * @param cpus logical processors the operating system shows
 * @param memoryBytes physical memory
 * @param osFamily e.g. {@code Linux}
 * @param osVersion kernel release
 * @param cpuLimit container limit in processors, null where there is none
 * @param memoryLimitBytes container limit, null where there is none
 * @param diskKind file system and kind of device below the measured directory, e.g. {@code ext4 on ssd}
 */
public record Machine(
        @Nullable String cpuModel,
        @Nullable Integer cpus,
        @Nullable Long memoryBytes,
        @Nullable String osFamily,
        @Nullable String osVersion,
        @Nullable String architecture,
        @Nullable Double cpuLimit,
        @Nullable Long memoryLimitBytes,
        @Nullable String diskKind) {

    public static final Machine UNKNOWN = new Machine(null, null, null, null, null, null, null, null, null);

    public Machine {
        if (cpus != null && cpus < 1) {
            throw new IllegalArgumentException("a machine has at least one CPU, not " + cpus);
        }
        if (memoryBytes != null && memoryBytes < 1) {
            throw new IllegalArgumentException("a machine has some memory, not " + memoryBytes + " bytes");
        }
    }

    /** Processors within the container's limit, rounded up; null where the processors are not known. */
    public @Nullable Integer usableCpus() {
        if (cpus == null) {
            return null;
        }
        return cpuLimit == null ? cpus : Math.min(cpus, Math.max(1, (int) Math.ceil(cpuLimit)));
    }

    /**
     * Usable memory rounded up to 2ⁿ or 1.5 · 2ⁿ GiB, so that a kernel that reserves a little more does not make a new
     * machine.
     */
    public @Nullable String memoryClass() {
        if (memoryBytes == null) {
            return null;
        }
        long usable = memoryLimitBytes == null ? memoryBytes : Math.min(memoryBytes, memoryLimitBytes);
        double gib = usable / (1024.0 * 1024 * 1024);
        double power = 0.5;
        while (true) {
            if (gib <= power) {
                return trim(power) + "GiB";
            }
            if (gib <= power * 1.5) {
                return trim(power * 1.5) + "GiB";
            }
            power *= 2;
        }
    }

    private static String trim(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
