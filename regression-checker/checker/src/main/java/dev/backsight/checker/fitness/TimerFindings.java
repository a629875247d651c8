package dev.backsight.checker.fitness;

import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.util.Set;

/**
 * What reading the time costs.
 *
 * @see <a href="https://shipilev.net/blog/2014/nanotrusting-nanotime/">Shipilëv, Nanotrusting the Nanotime</a>
 */
final class TimerFindings {

    /** Sources that the kernel reads in a device, or advances by interrupt. */
    private static final Set<String> SLOW = Set.of("hpet", "acpi_pm", "pit", "jiffies", "refined-jiffies");

    private static final double CHEAP_NANOS = 150;
    private static final double DEAR_NANOS = 1_000;
    private static final double FINE_STEP_NANOS = 1_000;
    private static final double COARSE_STEP_NANOS = 1_000_000;

    private TimerFindings() {}

    static Finding of(TimerState timer) {
        String seen = "System.nanoTime takes " + Quantity.nanos(timer.costNanos()) + " and moves in steps of "
                + Quantity.nanos(timer.stepNanos()) + " or less"
                + (timer.source() == null ? "" : "; clock source " + timer.source());
        Severity severity = severity(timer);
        if (severity == Severity.OK) {
            return Finding.fine("timer", seen);
        }
        return new Finding(
                "timer",
                severity,
                seen,
                "Sampling modes read the clock twice an operation, so their times contain what it costs, and operations"
                        + " shorter than its step or its cost cannot be told apart.",
                timer.available().contains("tsc") && !"tsc".equals(timer.source())
                        ? "echo tsc | sudo tee /sys/devices/system/clocksource/clocksource0/current_clocksource, if the"
                                + " kernel does not call it unstable (dmesg | grep -i tsc)"
                        : "Measure short operations in average-time mode, or on a machine whose clock is a processor"
                                + " register (tsc, kvm-clock, arch_sys_counter).");
    }

    private static Severity severity(TimerState timer) {
        if (timer.costNanos() >= DEAR_NANOS || timer.stepNanos() >= COARSE_STEP_NANOS) {
            return Severity.SEVERE;
        }
        return timer.costNanos() >= CHEAP_NANOS
                        || timer.stepNanos() >= FINE_STEP_NANOS
                        || (timer.source() != null && SLOW.contains(timer.source()))
                ? Severity.WARNING
                : Severity.OK;
    }
}
