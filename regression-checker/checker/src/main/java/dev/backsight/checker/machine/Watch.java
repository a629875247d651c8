package dev.backsight.checker.machine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Watches a machine for a while; tests put another machine's while in its place. */
interface Watch {

    /**
     * Lets time go by without doing anything.
     *
     * @return how long it was, more than nothing
     */
    Duration doNothing();

    /** Wants a processor all the time, and reads the clock with it. */
    ClockReading readTheClock();

    /** Processor time that this process has taken so far. */
    Duration ownTime();

    Watch REAL = new Watch() {

        @Override
        public Duration doNothing() {
            long start = System.nanoTime();
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Duration.ofNanos(Math.max(1, System.nanoTime() - start));
        }

        @Override
        public ClockReading readTheClock() {
            return ClockReading.over(Duration.ofMillis(500));
        }

        @Override
        public Duration ownTime() {
            return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        }
    };
}
