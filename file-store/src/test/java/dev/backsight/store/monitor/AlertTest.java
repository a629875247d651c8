package dev.backsight.store.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertTest {

    private static final MonitorConfig EVERY = MonitorConfig.defaults().withAllocationSampling(1);
    private static final Threshold SLOW = Threshold.latency(Operation.GET, Percentile.P99, Duration.ofMillis(10))
            .after(2, 3);

    private final HandClock clock = new HandClock();
    private final StoreMonitor monitor = StoreMonitor.create("test", EVERY.withThresholds(List.of(SLOW)), clock);
    private final BlockingQueue<Alert> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void raisesAfterEnoughBadIntervalsInARowAndClearsAfterEnoughGoodOnes() throws Exception {
        monitor.addListener(heard::add);
        // Every character is an interval: slow, quick, or without a get.
        List<Boolean> raised = new ArrayList<>();
        for (char interval : "sqssqqsqq-q".toCharArray()) {
            if (interval != '-') {
                get(Duration.ofMillis(interval == 's' ? 20 : 1));
            }
            monitor.aggregate();
            raised.add(!monitor.raised().isEmpty());
        }

        assertThat(raised).containsExactly(false, false, false, true, true, true, true, true, true, true, false);
        Alert first = next();
        assertThat(first.state()).isEqualTo(Alert.State.RAISED);
        assertThat(first.interval()).isEqualTo(4);
        assertThat(first.observed().orElseThrow()).isBetween(20e6, 20.2e6);
        assertThat(first.message()).startsWith("get: latency p99 in ns is 2.0").endsWith("the limit of 1.00000e+07");
        Alert second = next();
        assertThat(second.state()).isEqualTo(Alert.State.CLEARED);
        assertThat(second.interval()).isEqualTo(11);
        assertThat(heard).isEmpty();
    }

    @Test
    void judgesAllocationSuccessAndErrors() {
        Threshold allocation = Threshold.allocation(Operation.PUT, 50_000).after(1, 1);
        Threshold success = Threshold.successRatio(Operation.PUT, 0.9).after(1, 1);
        Threshold errors = Threshold.errorRate(Operation.PUT, 0.5).after(1, 1);
        monitor.reconfigure(EVERY.withThresholds(List.of(allocation, success, errors)));

        putOf(60_000);
        clock.advance(Duration.ofSeconds(10));
        monitor.aggregate();
        assertThat(monitor.raised()).containsExactly(allocation);

        for (int i = 0; i < 8; i++) {
            putOf(100);
        }
        monitor.failed(Operation.PUT, monitor.start());
        clock.advance(Duration.ofSeconds(10));
        monitor.aggregate();
        assertThat(monitor.raised()).containsExactly(success);

        for (int i = 0; i < 6; i++) {
            monitor.failed(Operation.PUT, monitor.start());
        }
        clock.advance(Duration.ofSeconds(10));
        monitor.aggregate();
        assertThat(monitor.raised()).containsExactlyInAnyOrder(success, errors);

        clock.advance(Duration.ofSeconds(10));
        monitor.aggregate();
        assertThat(monitor.raised())
                .as("silence ends the alert about errors, and says nothing of successes")
                .containsExactly(success);
    }

    @Test
    void fewerOperationsThanAreWorthJudgingChangeNothing() {
        monitor.reconfigure(EVERY.withThresholds(List.of(SLOW.after(1, 1).withMinimumCount(3))));
        get(Duration.ofSeconds(1));
        get(Duration.ofSeconds(1));
        monitor.aggregate();
        assertThat(monitor.raised()).isEmpty();

        for (int i = 0; i < 3; i++) {
            get(Duration.ofSeconds(1));
        }
        monitor.aggregate();
        assertThat(monitor.raised()).hasSize(1);
    }

    @Test
    void anAlertWhoseThresholdIsTakenAwayEnds() throws Exception {
        monitor.reconfigure(EVERY.withThresholds(List.of(SLOW.after(1, 1))));
        monitor.addListener(heard::add);
        get(Duration.ofSeconds(1));
        monitor.aggregate();
        assertThat(next().state()).isEqualTo(Alert.State.RAISED);

        monitor.reconfigure(EVERY);
        monitor.aggregate();

        Alert end = next();
        assertThat(end.state()).isEqualTo(Alert.State.CLEARED);
        assertThat(end.message()).isEqualTo("get: latency p99 in ns is no longer watched");
        assertThat(monitor.raised()).isEmpty();
    }

    @Test
    void listenersThatThrowOrBlockHarmNeitherOperationsNorOtherListeners() throws Exception {
        Threshold quick = SLOW.after(1, 1);
        monitor.reconfigure(EVERY.withThresholds(List.of(quick)));
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        BlockingQueue<Alert> thrownOn = new LinkedBlockingQueue<>();
        monitor.addListener(alert -> {
            thrownOn.add(alert);
            throw new AssertionError("a listener of bad manners");
        });
        monitor.addListener(alert -> {
            blocked.countDown();
            await(release);
        });
        monitor.addListener(heard::add);

        int alerts = AlertDispatcher.QUEUE + 21;
        for (int i = 0; i < alerts; i++) {
            get(Duration.ofMillis(i % 2 == 0 ? 100 : 1));
            monitor.aggregate();
            // The well-behaved one keeps up, and hears each.
            assertThat(next().interval()).isEqualTo(i + 1);
            assertThat(thrownOn.poll(30, TimeUnit.SECONDS)).isNotNull();
            assertThat(blocked.await(30, TimeUnit.SECONDS)).isTrue();
        }

        // The blocked one has one in hand and a full queue.
        assertThat(monitor.droppedAlerts()).isEqualTo(alerts - 1 - AlertDispatcher.QUEUE);
        // What it throws on the last one may not have been caught yet.
        assertThat(monitor.failedAlerts()).isBetween(alerts - 1L, (long) alerts);
        release.countDown();
    }

    @Test
    void aListenerForWhichThereIsNoThreadMissesAnAlertAndOthersHearIt() throws Exception {
        AtomicInteger threads = new AtomicInteger();
        BlockingQueue<Alert> missed = new LinkedBlockingQueue<>();
        try (AlertDispatcher dispatcher = new AlertDispatcher(task -> {
            if (threads.incrementAndGet() == 1) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return new Thread(task, "alerts for the test");
        })) {
            dispatcher.add(missed::add);
            dispatcher.add(heard::add);
            Alert first = new Alert(SLOW, Alert.State.RAISED, OptionalDouble.of(2e7), 1, clock.now());
            Alert second = new Alert(SLOW, Alert.State.CLEARED, OptionalDouble.of(1e6), 2, clock.now());

            dispatcher.publish(first);
            dispatcher.publish(second);

            assertThat(next()).isEqualTo(first);
            assertThat(next()).isEqualTo(second);
            assertThat(missed.poll(30, TimeUnit.SECONDS)).isEqualTo(second);
            assertThat(dispatcher.dropped()).isEqualTo(1);
        }
    }

    @Test
    void anIntervalTooShortForARateNeitherRaisesNorClears() {
        Threshold errors = Threshold.errorRate(Operation.PUT, 0.5).after(1, 1);
        monitor.reconfigure(EVERY.withThresholds(List.of(errors)));

        monitor.failed(Operation.PUT, monitor.start());
        clock.advance(Duration.ofNanos(999_999));
        monitor.aggregate();
        assertThat(monitor.raised()).isEmpty();

        monitor.failed(Operation.PUT, monitor.start());
        clock.advance(Duration.ofSeconds(1));
        monitor.aggregate();
        assertThat(monitor.raised()).containsExactly(errors);

        monitor.aggregate();
        assertThat(monitor.raised()).containsExactly(errors);
    }

    @Test
    void aListenerThatIsRemovedHearsNoMore() throws Exception {
        monitor.reconfigure(EVERY.withThresholds(List.of(SLOW.after(1, 1))));
        List<Alert> removedHeard = new ArrayList<>();
        AlertListener removed = removedHeard::add;
        monitor.addListener(removed);
        monitor.addListener(heard::add);
        monitor.removeListener(removed);

        get(Duration.ofSeconds(1));
        monitor.aggregate();

        next();
        assertThat(removedHeard).isEmpty();
    }

    @Test
    void refusesThresholdsAndConfigurationsThatMakeNoSense() {
        assertThatThrownBy(() -> Threshold.successRatio(Operation.GET, 1.5)).hasMessageContaining("0 to 1, not 1.5");
        assertThatThrownBy(() -> Threshold.errorRate(Operation.GET, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> SLOW.after(0, 1)).hasMessageContaining("not 0 and 1");
        assertThatThrownBy(() -> SLOW.withMinimumCount(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> EVERY.withInterval(Duration.ZERO)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> EVERY.withHistory(0, Duration.ZERO)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> EVERY.withAllocationSampling(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> EVERY.withThresholds(List.of(SLOW, SLOW))).hasMessageContaining("twice");
    }

    private Alert next() throws InterruptedException {
        Alert alert = heard.poll(30, TimeUnit.SECONDS);
        assertThat(alert).as("an alert within 30 s").isNotNull();
        return alert;
    }

    private void get(Duration time) {
        long started = monitor.start();
        clock.advance(time);
        monitor.succeeded(Operation.GET, started, 0);
    }

    private void putOf(int allocated) {
        long started = monitor.start();
        byte[] content = new byte[allocated];
        monitor.succeeded(Operation.PUT, started, content.length);
        clock.advance(Duration.ofNanos(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
