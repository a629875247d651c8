package dev.backsight.checker.machine;

import org.jspecify.annotations.Nullable;

/**
 * What all processors together did, in ticks, from the first line of {@code /proc/stat}; see {@code man 5 proc_stat}.
 *
 * @param busy with programs and the kernel
 * @param stolen by the hypervisor
 * @param total with idle and waiting
 */
record CpuTimes(long busy, long stolen, long total) {

    /** The kernel counts in hundredths of a second here, whatever it does inside. */
    static final double TICKS_PER_SECOND = 100;

    private static final int FIGURES = 8;

    /** Null where that is not what the file says. */
    static @Nullable CpuTimes parse(@Nullable String stat) {
        // cpu  user nice system idle iowait irq softirq steal guest guest_nice; guests are counted as user, too
        String line = stat == null ? "" : stat.lines().findFirst().orElse("");
        String[] words = line.split(" +", -1);
        if (!words[0].equals("cpu") || words.length <= FIGURES) {
            return null;
        }
        long[] figures = new long[FIGURES];
        long total = 0;
        for (int i = 0; i < FIGURES; i++) {
            if (!words[i + 1].matches("\\d{1,18}")) {
                return null;
            }
            figures[i] = Long.parseLong(words[i + 1]);
            total += figures[i];
        }
        long waiting = figures[3] + figures[4];
        long stolen = figures[7];
        return new CpuTimes(total - waiting - stolen, stolen, total);
    }

    /** The kernel may count backwards by a little; then nothing happened. */
    CpuTimes since(CpuTimes earlier) {
        return new CpuTimes(
                Math.max(0, busy - earlier.busy),
                Math.max(0, stolen - earlier.stolen),
                Math.max(0, total - earlier.total));
    }

    double stolenShare() {
        return total <= 0 ? 0 : Math.min(1, (double) stolen / total);
    }
}
