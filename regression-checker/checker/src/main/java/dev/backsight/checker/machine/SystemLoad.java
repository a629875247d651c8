package dev.backsight.checker.machine;

import com.sun.management.OperatingSystemMXBean;
import dev.backsight.checker.fitness.LoadState;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What else runs, as the JVM tells it on any system. */
final class SystemLoad {

    private SystemLoad() {}

    /** Watches the machine for a while. */
    static LoadState watch(Watch watch) {
        java.lang.management.OperatingSystemMXBean bean = ManagementFactory.getOperatingSystemMXBean();
        double average = bean.getSystemLoadAverage();
        return new LoadState(
                bean instanceof OperatingSystemMXBean own ? others(own, watch) : null, average < 0 ? null : average);
    }

    private static @Nullable Double others(OperatingSystemMXBean bean, Watch watch) {
        Duration before = watch.ownTime();
        bean.getCpuLoad(); // each call tells of the time since the one before
        Duration length = watch.doNothing();
        double load = bean.getCpuLoad();
        if (!(load >= 0)) {
            return null;
        }
        double own = (double) watch.ownTime().minus(before).toNanos() / length.toNanos();
        return Math.max(0, load * bean.getAvailableProcessors() - own);
    }
}
