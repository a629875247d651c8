package dev.backsight.checker.machine;

import java.math.BigInteger;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the control groups of this process allow it: the tightest of its own group and all groups above it. See the
 * kernel's {@code Documentation/admin-guide/cgroup-v2.rst} ({@code cpu.max}, {@code memory.max}) and {@code
 * cgroup-v1/memory.rst}, {@code scheduler/sched-bwc.rst}.
 *
 * @param cpus processors' worth of time; null where there is no limit
 * @param memoryBytes null where there is no limit
 */
record ContainerLimits(@Nullable Double cpus, @Nullable Long memoryBytes) {

    static final ContainerLimits NONE = new ContainerLimits(null, null);

    /** Version 1 writes "no limit" as the largest multiple of the page size in a long. */
    private static final long UNLIMITED = 1L << 60;

    static ContainerLimits read(SystemFiles files) {
        ControlGroups groups = new ControlGroups(files);
        ContainerLimits limits = NONE;
        for (Path group : groups.unified()) {
            limits = limits.tighter(version2(files, group));
        }
        for (Path group : groups.of("cpu")) {
            limits = limits.tighter(new ContainerLimits(version1Cpus(files, group), null));
        }
        for (Path group : groups.of("memory")) {
            limits = limits.tighter(new ContainerLimits(
                    null,
                    bytes(files.text(group.resolve("memory.limit_in_bytes").toString()))));
        }
        return limits;
    }

    private static ContainerLimits version2(SystemFiles files, Path group) {
        // A quota and a period in microseconds; "max" for no quota.
        String max = files.text(group.resolve("cpu.max").toString());
        int blank = max == null ? -1 : max.strip().indexOf(' ');
        Double cpus = max == null || blank < 0
                ? null
                : ratio(max.strip().substring(0, blank), max.strip().substring(blank + 1));
        return new ContainerLimits(
                cpus, bytes(files.text(group.resolve("memory.max").toString())));
    }

    private static @Nullable Double version1Cpus(SystemFiles files, Path group) {
        String quota = files.text(group.resolve("cpu.cfs_quota_us").toString());
        String period = files.text(group.resolve("cpu.cfs_period_us").toString());
        return quota == null || period == null ? null : ratio(quota.strip(), period.strip());
    }

    private ContainerLimits tighter(ContainerLimits other) {
        return new ContainerLimits(min(cpus, other.cpus), min(memoryBytes, other.memoryBytes));
    }

    private static <T extends Comparable<T>> @Nullable T min(@Nullable T a, @Nullable T b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** Null for "max", -1 and anything else that is no limit. */
    private static @Nullable Double ratio(String quota, String period) {
        if (!quota.matches("\\d{1,15}") || !period.matches("\\d{1,15}")) {
            return null;
        }
        double ratio = Double.parseDouble(quota) / Double.parseDouble(period);
        return ratio > 0 && Double.isFinite(ratio) ? ratio : null;
    }

    private static @Nullable Long bytes(@Nullable String text) {
        if (text == null || !text.strip().matches("\\d{1,20}")) {
            return null;
        }
        BigInteger bytes = new BigInteger(text.strip());
        return bytes.signum() == 0 || bytes.compareTo(BigInteger.valueOf(UNLIMITED)) >= 0 ? null : bytes.longValue();
    }
}
