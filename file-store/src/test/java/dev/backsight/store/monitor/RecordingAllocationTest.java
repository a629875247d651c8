package dev.backsight.store.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordingAllocationTest {

    private static final int RECORDINGS = 100_000;
    private static final int ROUNDS = 5;

    @Test
    void recordingAllocatesNothingOnceWarm() {
        StoreMonitor monitor =
                StoreMonitor.create("warm", MonitorConfig.defaults().withAllocationSampling(4));
        record(monitor);
        monitor.aggregate();
        record(monitor);

        // The JVM itself now and then allocates a few dozen bytes on a thread, when it compiles or throws away what the
        // thread runs. What a recording allocates would be in every round.
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = ThreadAllocation.ofCurrentThread();
            assertThat(before).isNotEqualTo(ThreadAllocation.UNKNOWN);
            before = ThreadAllocation.ofCurrentThread();
            record(monitor);
            least = Math.min(least, ThreadAllocation.ofCurrentThread() - before);
        }

        assertThat(least).as("bytes for %d recordings", RECORDINGS).isZero();
        assertThat(monitor.aggregate().totalsOf(Operation.PUT).succeeded()).isEqualTo((2L + ROUNDS) * RECORDINGS);
    }

    @Test
    void theMeasureOfAllocationItselfSeesWhatIsAllocated() {
        long before = ThreadAllocation.ofCurrentThread();
        byte[] seen = new byte[1000];
        assertThat(ThreadAllocation.ofCurrentThread() - before).isGreaterThanOrEqualTo(seen.length);
    }

    private static void record(StoreMonitor monitor) {
        for (int i = 0; i < RECORDINGS; i++) {
            long started = monitor.start();
            monitor.succeeded(Operation.PUT, started, i);
            long other = monitor.start();
            monitor.failed(Operation.GET, other);
            monitor.succeededWithin(Operation.METADATA, i, 0);
        }
    }
}
