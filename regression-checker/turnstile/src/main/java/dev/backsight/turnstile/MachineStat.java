package dev.backsight.turnstile;

import java.io.File;
import java.io.IOException;

/** Time the hypervisor took from the machine's CPUs: the eighth figure of the first line of Linux's {@code /proc/stat}. */
final class MachineStat {

    private static final File STAT = new File("/proc/stat");
    private static final int STOLEN = 8;
    /** The kernel counts in hundredths of a second here, whatever it does inside. */
    private static final long TICK_NANOS = 10_000_000;

    private MachineStat() {}

    /** In nanoseconds, of all CPUs together; {@link Counters#UNKNOWN} where the system does not say. */
    static long stolen() {
        try {
            String text = SmallFile.read(STAT);
            String[] figures = text.substring(0, text.indexOf('\n')).split(" +", -1);
            return figures.length > STOLEN ? Long.parseLong(figures[STOLEN]) * TICK_NANOS : Counters.UNKNOWN;
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Counters.UNKNOWN;
        }
    }
}
