package dev.backsight.store.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StoreMonitorTest {

    private static final MonitorConfig EVERY = MonitorConfig.defaults().withAllocationSampling(1);

    private final HandClock clock = new HandClock();
    private final StoreMonitor monitor = StoreMonitor.create("test", EVERY, clock);

    @Test
    void countsOutcomesBytesAndRatesOfEachOperationApart() {
        for (int i = 0; i < 8; i++) {
            succeed(Operation.PUT, Duration.ofMillis(250), 1000);
        }
        for (int i = 0; i < 2; i++) {
            long started = monitor.start();
            clock.advance(Duration.ofSeconds(1));
            monitor.failed(Operation.PUT, started);
        }
        succeed(Operation.GET, Duration.ZERO, 5);

        IntervalSnapshot snapshot = monitor.aggregate();

        OperationStats put = snapshot.of(Operation.PUT);
        assertThat(put.succeeded()).isEqualTo(8);
        assertThat(put.failed()).isEqualTo(2);
        assertThat(put.bytes()).isEqualTo(8000);
        assertThat(put.seconds()).isEqualTo(4.0);
        assertThat(put.successRatio()).hasValue(0.8);
        assertThat(put.operationRate()).isEqualTo(2.5);
        assertThat(put.errorRate()).isEqualTo(0.5);
        assertThat(put.throughput()).isEqualTo(2000.0);
        assertThat(snapshot.of(Operation.GET).succeeded()).isEqualTo(1);
        assertThat(snapshot.of(Operation.DELETE).count()).isZero();
        assertThat(snapshot.of(Operation.DELETE).latency()).isEmpty();
        assertThat(snapshot.of(Operation.DELETE).successRatio()).isEmpty();
    }

    @Test
    void percentilesAgreeWithSortedDurationsWithinOnePercent() {
        Random random = new Random(20261121);
        long[] durations = new long[20_000];
        for (int i = 0; i < durations.length; i++) {
            durations[i] = (long) Math.exp(random.nextDouble() * 20);
            succeed(Operation.GET, Duration.ofNanos(durations[i]), 0);
        }
        Arrays.sort(durations);

        Latency latency = monitor.aggregate().of(Operation.GET).latency().orElseThrow();

        for (Percentile percentile : Percentile.values()) {
            int rank = (int) Math.ceil(percentile.percent() / 100 * durations.length);
            long exact = durations[rank - 1];
            assertThat(latency.at(percentile)).as(percentile.label()).isBetween(exact, exact + exact / 100 + 1);
        }
        assertThat(latency.mean())
                .isCloseTo(Arrays.stream(durations).average().orElseThrow(), within(0.01 * latency.mean()));
        assertThat(latency.max())
                .isBetween(durations[durations.length - 1], durations[durations.length - 1] * 101 / 100);
    }

    @Test
    void anIntervalBeginsAnewAndTotalsGoOn() {
        succeed(Operation.PUT, Duration.ofSeconds(2), 10);
        monitor.aggregate();
        succeed(Operation.PUT, Duration.ofSeconds(3), 20);
        monitor.failed(Operation.PUT, monitor.start());

        IntervalSnapshot second = monitor.aggregate();

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.from()).isEqualTo(Instant.parse("2026-11-21T12:00:02Z"));
        assertThat(second.to()).isEqualTo(Instant.parse("2026-11-21T12:00:05Z"));
        assertThat(second.of(Operation.PUT).succeeded()).isEqualTo(1);
        assertThat(second.of(Operation.PUT).bytes()).isEqualTo(20);
        OperationTotals totals = second.totalsOf(Operation.PUT);
        assertThat(totals.succeeded()).isEqualTo(2);
        assertThat(totals.failed()).isEqualTo(1);
        assertThat(totals.bytes()).isEqualTo(30);
        assertThat(totals.nanos()).isCloseTo(5e9, within(5e7));
    }

    @Test
    void anIntervalsLongestAndPercentilesAreItsOwn() {
        succeed(Operation.GET, Duration.ofSeconds(2), 1);
        monitor.aggregate();
        succeed(Operation.GET, Duration.ofMillis(3), 1);

        Latency second = monitor.aggregate().of(Operation.GET).latency().orElseThrow();

        assertThat(second.max()).isBetween(3_000_000L, 3_030_000L);
        assertThat(second.at(Percentile.P50)).isBetween(3_000_000L, 3_030_000L);
        assertThat(second.mean()).isBetween(2_970_000.0, 3_030_000.0);
    }

    @Test
    void durationsBeyondAnHourAndClocksThatGoBackAreRecordedAtTheEdge() {
        succeed(Operation.REPLICATE, Duration.ofDays(2), 0);
        long started = monitor.start();
        clock.advance(Duration.ofSeconds(-1));
        monitor.succeeded(Operation.REPLICATE, started, 0);

        Latency latency = monitor.aggregate().of(Operation.REPLICATE).latency().orElseThrow();

        assertThat(latency.max()).isBetween(OperationRecorder.LONGEST, OperationRecorder.LONGEST / 100 * 101);
        assertThat(latency.at(Percentile.P50)).isZero();
        assertThat(monitor.unrecorded()).isZero();
    }

    @Test
    void absurdNumbersOfBytesDoNotHarmTheNumbersThatFollow() {
        succeed(Operation.REPLICATE, Duration.ofMillis(1), Long.MAX_VALUE);
        succeed(Operation.REPLICATE, Duration.ofMillis(1), Long.MAX_VALUE);
        succeed(Operation.REPLICATE, Duration.ofMillis(1), -1);
        OperationStats absurd = monitor.aggregate().of(Operation.REPLICATE);
        assertThat(absurd.succeeded()).isEqualTo(3);
        assertThat(absurd.bytes()).isEqualTo(2 * OperationRecorder.MOST_MOVED);

        // Until the sum goes over.
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4_000; j++) {
                succeed(Operation.REPLICATE, Duration.ZERO, Long.MAX_VALUE);
            }
            assertThat(monitor.aggregate().of(Operation.REPLICATE).bytes())
                    .isEqualTo(4_000 * OperationRecorder.MOST_MOVED);
        }
        succeed(Operation.REPLICATE, Duration.ZERO, 5);
        IntervalSnapshot last = monitor.aggregate();
        assertThat(last.of(Operation.REPLICATE).bytes()).isEqualTo(5);
        assertThat(last.totalsOf(Operation.REPLICATE).succeeded()).isEqualTo(12_004);
        assertThat(last.totalsOf(Operation.REPLICATE).bytes()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void measuresWhatTheOperationsThreadAllocatesAlsoNested() {
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            long outer = monitor.start();
            kept.add(new byte[100_000]);
            clock.advance(Duration.ofNanos(1));
            long inner = monitor.start();
            kept.add(new byte[10_000]);
            monitor.succeeded(Operation.COMPRESS, inner, 0);
            monitor.succeeded(Operation.PUT, outer, 0);
            clock.advance(Duration.ofNanos(1));
        }

        IntervalSnapshot snapshot = monitor.aggregate();

        Allocation inner = snapshot.of(Operation.COMPRESS).allocation().orElseThrow();
        Allocation outer = snapshot.of(Operation.PUT).allocation().orElseThrow();
        assertThat(kept).hasSize(100);
        assertThat(inner.samples()).isEqualTo(50);
        assertThat(inner.mean()).isBetween(10_000.0, 12_000.0);
        assertThat(outer.samples()).isEqualTo(50);
        assertThat(outer.mean()).isBetween(110_000.0, 115_000.0);
    }

    @Test
    void anOperationThatEndsOnAnotherThreadIsCountedButItsAllocationIsNot() throws Exception {
        long started = monitor.start();
        Thread other = new Thread(() -> monitor.succeeded(Operation.GET, started, 7));
        other.start();
        other.join();

        OperationStats stats = monitor.aggregate().of(Operation.GET);

        assertThat(stats.bytes()).isEqualTo(7);
        assertThat(stats.allocation()).isEmpty();
    }

    @Test
    void samplesAboutAsManyOperationsAsAskedFor() {
        monitor.reconfigure(EVERY.withAllocationSampling(16));
        for (int i = 0; i < 16_000; i++) {
            succeed(Operation.GET, Duration.ofNanos(977), 0);
        }
        assertThat(monitor.aggregate()
                        .of(Operation.GET)
                        .allocation()
                        .orElseThrow()
                        .samples())
                .isBetween(700L, 1300L);

        monitor.reconfigure(EVERY.withAllocationSampling(0));
        succeed(Operation.GET, Duration.ofNanos(977), 0);
        assertThat(monitor.aggregate().of(Operation.GET).allocation()).isEmpty();
    }

    @Test
    void losesNothingWhileThreadsRecordAndAnotherAggregates() throws Exception {
        StoreMonitor busy = StoreMonitor.create("busy", MonitorConfig.defaults());
        int threads = 4;
        int each = 50_000;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<?>> writers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            writers.add(executor.submit(() -> {
                for (int i = 0; i < each; i++) {
                    long started = busy.start();
                    if (i % 10 == 0) {
                        busy.failed(Operation.GET, started);
                    } else {
                        busy.succeeded(Operation.GET, started, 3);
                    }
                }
            }));
        }
        while (!writers.stream().allMatch(Future::isDone)) {
            busy.aggregate();
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        executor.shutdown();

        OperationTotals totals = busy.aggregate().totalsOf(Operation.GET);

        assertThat(totals.succeeded()).isEqualTo(9L * threads * each / 10);
        assertThat(totals.failed()).isEqualTo(1L * threads * each / 10);
        assertThat(totals.bytes()).isEqualTo(3 * totals.succeeded());
        assertThat(busy.unrecorded()).isZero();
    }

    @Test
    void aClockThatThrowsHarmsNoOperation() {
        AtomicBoolean broken = new AtomicBoolean();
        StoreMonitor onBrokenClock = StoreMonitor.create("broken", EVERY, new MonitorClock() {
            @Override
            public long nanos() {
                if (broken.get()) {
                    throw new StackOverflowError("no room");
                }
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }
        });
        long startedBefore = onBrokenClock.start();
        broken.set(true);

        assertThatCode(() -> {
                    onBrokenClock.succeeded(Operation.PUT, startedBefore, 1);
                    long started = onBrokenClock.start();
                    onBrokenClock.succeeded(Operation.PUT, started, 1);
                    onBrokenClock.failed(Operation.PUT, started);
                })
                .doesNotThrowAnyException();

        broken.set(false);
        assertThat(onBrokenClock.unrecorded()).isEqualTo(2);
        assertThat(onBrokenClock.aggregate().of(Operation.PUT).count()).isZero();
    }

    @Test
    void keepsAsManySnapshotsAsAskedForAndNoneThatIsTooOld() {
        monitor.reconfigure(EVERY.withHistory(3, Duration.ofMinutes(1)));
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(10));
            monitor.aggregate();
        }
        assertThat(monitor.history()).extracting(IntervalSnapshot::number).containsExactly(3L, 4L, 5L);

        clock.advance(Duration.ofSeconds(55));
        monitor.aggregate();
        assertThat(monitor.history()).extracting(IntervalSnapshot::number).containsExactly(5L, 6L);

        monitor.reconfigure(EVERY.withHistory(1, Duration.ZERO));
        assertThat(monitor.history()).extracting(IntervalSnapshot::number).containsExactly(6L);
        assertThat(monitor.latest()).map(IntervalSnapshot::number).hasValue(6L);
    }

    @Test
    void aggregatesOnItsOwnUntilClosed() throws Exception {
        CountDownLatch raised = new CountDownLatch(1);
        MonitorConfig slow = MonitorConfig.defaults()
                .withInterval(Duration.ofDays(1))
                .withThresholds(List.of(Threshold.latency(Operation.GET, Percentile.P50, Duration.ofNanos(0))
                        .after(1, 1)));
        StoreMonitor live = StoreMonitor.create("live", slow);
        live.addListener(alert -> raised.countDown());
        live.succeededWithin(Operation.GET, 1000, 1);
        live.startAggregating();
        live.reconfigure(slow.withInterval(Duration.ofMillis(1)));

        assertThat(raised.await(30, TimeUnit.SECONDS)).isTrue();
        live.close();
        assertThatThrownBy(live::startAggregating).isInstanceOf(IllegalStateException.class);
        assertThatCode(() -> live.succeeded(Operation.GET, live.start(), 1)).doesNotThrowAnyException();
    }

    @Test
    void aDisabledMonitorRecordsNothingAndSaysSo() {
        StoreMonitor disabled = StoreMonitor.disabled();

        disabled.succeeded(Operation.PUT, disabled.start(), 1);
        disabled.failed(Operation.PUT, disabled.start());

        assertThat(disabled.isEnabled()).isFalse();
        assertThat(disabled.history()).isEmpty();
        assertThatThrownBy(disabled::aggregate).hasMessageContaining("disabled");
        assertThatThrownBy(() -> disabled.reconfigure(EVERY)).hasMessageContaining("disabled");
    }

    private void succeed(Operation operation, Duration time, long bytes) {
        long started = monitor.start();
        clock.advance(time);
        monitor.succeeded(operation, started, bytes);
    }
}
