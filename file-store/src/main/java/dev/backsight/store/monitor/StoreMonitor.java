package dev.backsight.store.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches operations without standing in their way:
 *
 * <pre>{@code
 * long started = monitor.start();
 * try {
 *     ...
 *     monitor.succeeded(Operation.PUT, started, bytes);
 * } catch (Throwable e) {
 *     monitor.failed(Operation.PUT, started);
 *     throw e;
 * }
 * }</pre>
 *
 * <p>Recording never throws, never blocks, and allocates nothing once a thread has recorded for the first time, but for
 * the few cells that a {@link java.util.concurrent.atomic.LongAdder} grows when threads meet.
 * Everything else (percentiles, thresholds, history) happens in {@link #aggregate}, on the monitor's own thread or on
 * one that calls it by hand. Safe for use by many threads.
 */
public final class StoreMonitor implements AutoCloseable {

    /** What {@link #start} returns if it could not; such an operation is not recorded. */
    private static final long NOT_STARTED = Long.MIN_VALUE;

    private static final System.Logger LOG = System.getLogger(StoreMonitor.class.getName());
    private static final int MAX_STRIPES = 8;
    private static final int MAX_STORE_NAME = 255;
    private static final StoreMonitor DISABLED =
            new StoreMonitor("", MonitorConfig.defaults(), MonitorClock.system(), Map.of());

    private final String store;
    private final boolean enabled;
    private final MonitorClock clock;
    private final Map<Operation, OperationRecorder> recorders;
    private final AlertDispatcher dispatcher = new AlertDispatcher();
    private final History history = new History();

    private volatile MonitorConfig config;

    /** Plain on purpose: what kept an operation from being recorded might keep any call from succeeding. */
    private long unrecorded;

    /** Held while aggregating or reconfiguring; recording knows nothing of it. */
    private final Object aggregation = new Object();

    private final AlertBook alerts = new AlertBook();
    private final Map<Operation, OperationTotals> totals = new EnumMap<>(Operation.class);
    private @Nullable PeriodicTask schedule;
    private long interval;
    private Instant begun;
    private long begunNanos;
    private boolean closed;

    private StoreMonitor(
            String store, MonitorConfig config, MonitorClock clock, Map<Operation, OperationRecorder> recorders) {
        this.store = store;
        this.enabled = !recorders.isEmpty();
        this.config = config;
        this.clock = clock;
        this.recorders = recorders;
        this.begun = clock.now();
        this.begunNanos = clock.nanos();
        for (Operation operation : Operation.values()) {
            totals.put(operation, OperationTotals.NONE);
        }
    }

    /** Records nothing, at the cost of looking at one field; always the same one. */
    public static StoreMonitor disabled() {
        return DISABLED;
    }

    /** A monitor by the system's clock; see {@link #create(String, MonitorConfig, MonitorClock)}. */
    public static StoreMonitor create(String store, MonitorConfig config) {
        return create(store, config, MonitorClock.system());
    }

    /**
     * A monitor that records from now on. It aggregates when told to, or periodically after {@link #startAggregating}.
     * Takes about 1.5 MB of heap, and 300 KB more for each processor, up to 8.
     *
     * @param store what exports call the store, up to 255 characters of any kind
     */
    public static StoreMonitor create(String store, MonitorConfig config, MonitorClock clock) {
        if (store.length() > MAX_STORE_NAME) {
            throw new IllegalArgumentException("the name of a monitored store has up to " + MAX_STORE_NAME
                    + " characters, but this one has " + store.length());
        }
        int processors = Math.min(MAX_STRIPES, Runtime.getRuntime().availableProcessors());
        int stripes = Integer.highestOneBit(2 * processors - 1);
        Map<Operation, OperationRecorder> recorders = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            recorders.put(operation, new OperationRecorder(stripes));
        }
        return new StoreMonitor(store, config, clock, recorders);
    }

    /** Whether anything is recorded at all. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Call it when an operation begins, and pass the result on when it ends, on the same thread. */
    public long start() {
        if (!enabled) {
            return NOT_STARTED;
        }
        try {
            long started = clock.nanos();
            if (isSampled(started)) {
                ThreadSlot.current().begin(started, ThreadAllocation.ofCurrentThread());
            }
            return started;
        } catch (RuntimeException | Error e) {
            unrecorded++;
            return NOT_STARTED;
        }
    }

    /**
     * An operation has done what it should.
     *
     * @param started what {@link #start} returned
     * @param bytes what it moved, before compression, up to 1 PiB, more counting as that; 0 if it moves nothing
     */
    public void succeeded(Operation operation, long started, long bytes) {
        if (!isRecorded(started)) {
            return;
        }
        try {
            long nanos = clock.nanos() - started;
            ThreadSlot slot = ThreadSlot.current();
            OperationRecorder recorder = recorder(operation);
            recorder.succeeded(slot.stripe, nanos, bytes);
            if (isSampled(started)) {
                recordAllocation(recorder, slot, started);
            }
        } catch (RuntimeException | Error e) {
            unrecorded++;
        }
    }

    /**
     * An operation has thrown.
     *
     * @param started what {@link #start} returned
     */
    public void failed(Operation operation, long started) {
        if (!isRecorded(started)) {
            return;
        }
        try {
            OperationRecorder recorder = recorder(operation);
            recorder.failed();
            if (isSampled(started)) {
                recordAllocation(recorder, ThreadSlot.current(), started);
            }
        } catch (RuntimeException | Error e) {
            unrecorded++;
        }
    }

    /**
     * An operation that comes in pieces, such as a stream that is read while its reader does other things, has done what
     * it should. Its allocation is not measured.
     *
     * @param nanos the sum of the pieces
     * @param bytes what it moved
     */
    public void succeededWithin(Operation operation, long nanos, long bytes) {
        if (!enabled) {
            return;
        }
        try {
            recorder(operation).succeeded(ThreadSlot.current().stripe, nanos, bytes);
        } catch (RuntimeException | Error e) {
            unrecorded++;
        }
    }

    /** An operation that comes in pieces has thrown. */
    public void failedWithin(Operation operation) {
        if (!enabled) {
            return;
        }
        try {
            recorder(operation).failed();
        } catch (RuntimeException | Error e) {
            unrecorded++;
        }
    }

    /** Whether an operation for which {@link #start} returned that will be recorded. */
    public boolean isRecorded(long started) {
        return enabled && started != NOT_STARTED;
    }

    /** Nanoseconds of the monitor's clock since {@link #start} returned that; 0 if it is not recorded. */
    public long elapsed(long started) {
        if (!isRecorded(started)) {
            return 0;
        }
        try {
            return clock.nanos() - started;
        } catch (RuntimeException | Error e) {
            unrecorded++;
            return 0;
        }
    }

    private OperationRecorder recorder(Operation operation) {
        return Objects.requireNonNull(recorders.get(operation));
    }

    private static void recordAllocation(OperationRecorder recorder, ThreadSlot slot, long started) {
        long before = slot.end(started);
        if (before != ThreadAllocation.UNKNOWN) {
            recorder.allocated(ThreadAllocation.ofCurrentThread() - before);
        }
    }

    /** A function of the start time alone, scattered by Fibonacci hashing, so that the end agrees with the beginning. */
    private boolean isSampled(long started) {
        long scattered = (started * 0x9E3779B97F4A7C15L) >>> 33;
        int sampling = config.allocationSampling();
        return sampling > 0 && (scattered * sampling) >>> 31 == 0;
    }

    /**
     * Ends the interval and begins the next: takes its numbers, keeps them, cleans up the history, judges the
     * thresholds, and has listeners told.
     *
     * @throws IllegalStateException if the monitor is disabled
     */
    public IntervalSnapshot aggregate() {
        if (!enabled) {
            throw new IllegalStateException("a disabled monitor has nothing to aggregate; create one");
        }
        synchronized (aggregation) {
            IntervalSnapshot snapshot = nextSnapshot();
            history.add(snapshot);
            history.cleanUp(config.historyLimit(), config.historyAge(), snapshot.to());
            alerts.judge(snapshot, config.thresholds()).forEach(dispatcher::publish);
            return snapshot;
        }
    }

    private IntervalSnapshot nextSnapshot() {
        Instant now = clock.now();
        long nanos = clock.nanos();
        double seconds = Math.max(0, nanos - begunNanos) / 1e9;
        Map<Operation, OperationStats> operations = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            OperationStats stats = recorder(operation).drain(seconds);
            operations.put(operation, stats);
            totals.merge(operation, OperationTotals.NONE, (before, none) -> before.plus(stats));
        }
        IntervalSnapshot snapshot = new IntervalSnapshot(++interval, begun, now, operations, totals);
        begun = now;
        begunNanos = nanos;
        return snapshot;
    }

    /**
     * Aggregates again and again, {@link MonitorConfig#interval()} after the time before, on a daemon thread, until
     * closed. After a pause of the process there is one long interval, not many short ones.
     */
    public void startAggregating() {
        synchronized (aggregation) {
            if (!enabled || closed) {
                throw new IllegalStateException("a monitor that is disabled or closed cannot aggregate; create one");
            }
            if (schedule == null) {
                schedule = new PeriodicTask("store-monitor", this::aggregateOrLog);
                schedule.every(config.interval());
            }
        }
    }

    private void aggregateOrLog() {
        try {
            aggregate();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "an interval could not be aggregated; the next will be tried", e);
        }
    }

    /**
     * Takes effect as a whole: each recording and each aggregation sees the old or the new configuration, never a
     * mixture. Alerts of thresholds that are gone end with the next aggregation; those of the same thresholds go on.
     */
    public void reconfigure(MonitorConfig next) {
        if (!enabled) {
            throw new IllegalStateException("a disabled monitor cannot be configured; create one");
        }
        synchronized (aggregation) {
            boolean otherInterval = !next.interval().equals(config.interval());
            config = next;
            history.cleanUp(next.historyLimit(), next.historyAge(), clock.now());
            if (schedule != null && otherInterval && !closed) {
                schedule.every(next.interval());
            }
        }
    }

    public MonitorConfig config() {
        return config;
    }

    /** What exports call the store. */
    public String store() {
        return store;
    }

    /** The intervals that are kept, oldest first. */
    public List<IntervalSnapshot> history() {
        return history.all();
    }

    /** The interval that ended last, if any has. */
    public Optional<IntervalSnapshot> latest() {
        return history.latest();
    }

    /** The thresholds whose alerts are raised, in no particular order. */
    public List<Threshold> raised() {
        synchronized (aggregation) {
            return new ArrayList<>(alerts.raised());
        }
    }

    /** From now on, the listener is told of alerts. One that is added twice is told twice. */
    public void addListener(AlertListener listener) {
        dispatcher.add(listener);
    }

    /** What is queued for it already is still delivered. */
    public void removeListener(AlertListener listener) {
        dispatcher.remove(listener);
    }

    /** Alerts that were not delivered because a listener was too slow, or there was no thread to be had. */
    public long droppedAlerts() {
        return dispatcher.dropped();
    }

    /** Alerts on which a listener threw. */
    public long failedAlerts() {
        return dispatcher.failures();
    }

    /** Operations that could not be recorded, for want of memory or stack; a lower bound. */
    public long unrecorded() {
        return unrecorded;
    }

    /** Ends periodic aggregation, and lets listeners have what is queued. Recording goes on harmlessly. */
    @Override
    public void close() {
        synchronized (aggregation) {
            closed = true;
            if (schedule != null) {
                schedule.close();
            }
            dispatcher.close();
        }
    }
}
