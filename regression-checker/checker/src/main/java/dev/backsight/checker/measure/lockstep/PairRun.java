package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.DurationText;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Pair;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pair from its launch to its end. A turn is granted only while both forks wait for theirs, so that nothing of what
 * JMH does between iterations runs beside the other side's; and both are held after their last, so that no JVM ends
 * beside a slice. Warm-up turns, the first of which has the set-up in it, both sides have at once: nothing is measured
 * beside them, and a pair costs a second or so less.
 */
final class PairRun {

    private static final Duration END_PATIENCE = Duration.ofSeconds(10);

    /** Turns after the first, which has the set-up in it, that are to tell how long operations are. */
    private static final int PROBES = 2;

    private final PairRequest request;
    private final PairSide base;
    private final PairSide head;
    private final BlockingQueue<Event> events;
    private final Cancellation cancellation;
    private final LongSupplier nanoTime;
    private final long start;
    private final Random random;
    private final List<Build> order = new ArrayList<>();
    private Duration startUp = Duration.ZERO;
    private @Nullable Long firstTurn;
    private @Nullable Duration probe;
    private @Nullable Duration tooLong;

    /** @param start when the first side was launched */
    PairRun(
            PairRequest request,
            PairSide base,
            PairSide head,
            BlockingQueue<Event> events,
            Cancellation cancellation,
            LongSupplier nanoTime,
            long start) {
        this.request = request;
        this.base = base;
        this.head = head;
        this.events = events;
        this.cancellation = cancellation;
        this.nanoTime = nanoTime;
        this.start = start;
        this.random = new Random(request.seed());
    }

    PairOutcome run() {
        if (takeTurns()) {
            end();
        }
        String stopped = cancellation.reason().orElse(null);
        if (stopped != null) {
            sides().forEach(PairSide::kill);
            return new PairOutcome.Stopped(stopped);
        }
        return tooLong == null ? outcome(elapsed()) : new PairOutcome.TooLong(tooLong);
    }

    /** False when the time is up. */
    private boolean takeTurns() {
        if (!await(this::bothSettled, request.patience())) {
            return timedOut();
        }
        startUp = elapsed();
        for (int turn = 0; turn < request.slices().turns() && !anyGone(); turn++) {
            Build first = random.nextBoolean() ? Build.BASE : Build.HEAD;
            Duration before = elapsed();
            boolean warmup = turn < request.slices().warmups();
            if (!(warmup ? takeTurnsAtOnce() : takeTurnsInTurn(first))) {
                return timedOut();
            }
            if (!warmup) {
                order.add(first);
            }
            // Only now is it sure who is still there.
            if (!await(this::bothSettled, request.patience())) {
                return timedOut();
            }
            // The first turn has the set-up in it. Of warm-up turns, which both had at once, one is taken for two.
            Duration took = elapsed().minus(before).multipliedBy(warmup ? 2 : 1);
            if (turn > 0 && turn <= PROBES && !anyGone() && isTooLong(took, turn, warmup)) {
                return true;
            }
        }
        return true;
    }

    /**
     * Code that is not compiled yet is slow: the shortest turn says how long operations are, unless one alone takes a good
     * part of what all may. Of a warm-up turn it is known only where operations outlast it.
     *
     * @param turns of both sides
     */
    private boolean isTooLong(Duration turns, int turn, boolean warmup) {
        Duration most = request.most();
        SliceSettings slices = request.slices();
        if (most == null || (warmup && turns.compareTo(slices.warmupTime().multipliedBy(4)) <= 0)) {
            probe = Duration.ZERO;
            return false;
        }
        probe = probe == null || turns.compareTo(probe) < 0 ? turns : probe;
        boolean known = turn == PROBES || turns.compareTo(most.dividedBy(2)) > 0;
        // Warm-up turns cost half, since both sides have them at once.
        Duration all =
                probe.multipliedBy(slices.warmups() + 2L * slices.count()).dividedBy(2);
        if (known && all.compareTo(most) > 0) {
            tooLong = probe;
        }
        return tooLong != null;
    }

    private boolean takeTurnsInTurn(Build first) {
        return takeTurn(side(first), side(first.other())) && takeTurn(side(first.other()), side(first));
    }

    private boolean takeTurnsAtOnce() {
        if (!await(this::bothSettled, request.patience())) {
            return false;
        }
        sides().filter(PairSide::isWaiting).forEach(this::grant);
        return await(() -> !base.isRunning() && !head.isRunning(), request.patience());
    }

    /** Skips a side that is gone, and one that has had as many turns as the other before that was gone. */
    private boolean takeTurn(PairSide side, PairSide other) {
        if (!await(this::bothSettled, request.patience())) {
            return false;
        }
        if (!side.isWaiting() || (other.isGone() && side.granted() >= other.granted())) {
            return true;
        }
        grant(side);
        return await(() -> !side.isRunning(), request.patience());
    }

    private void grant(PairSide side) {
        long now = nanoTime.getAsLong();
        if (firstTurn == null) {
            firstTurn = now;
        }
        side.grant(now, firstTurn);
    }

    private void end() {
        boolean complete = base.isHeld() && head.isHeld();
        sides().forEach(complete ? PairSide::dismiss : PairSide::release);
        Duration patience = complete ? request.patience() : END_PATIENCE;
        if (!await(this::bothEnded, patience)) {
            if (complete) {
                timedOut();
            } else {
                sides().filter(side -> !side.hasEnded()).forEach(PairSide::kill);
            }
        }
    }

    /** Blames whoever does not do its part, and ends both. */
    private boolean timedOut() {
        if (!cancellation.isCancelled()) {
            sides().filter(side -> !side.isSettled() || (bothSettled() && !side.hasEnded()))
                    .forEach(side ->
                            side.fail("did not end within " + DurationText.of(request.patience()) + " and was killed"));
        }
        sides().forEach(PairSide::release);
        sides().forEach(PairSide::kill);
        return false;
    }

    /** Takes in events until the condition holds; false when patience is at its end or somebody cancelled. */
    private boolean await(BooleanSupplier condition, Duration patience) {
        Duration deadline = elapsed().plus(patience);
        while (!cancellation.isCancelled()) {
            if (condition.getAsBoolean()) {
                return true;
            }
            long left = deadline.toNanos() - elapsed().toNanos();
            if (left <= 0) {
                return false;
            }
            try {
                Event event = events.poll(left, TimeUnit.NANOSECONDS);
                if (event != null) {
                    sides().forEach(side -> side.on(event));
                }
            } catch (InterruptedException e) {
                cancellation.cancel("the measuring thread was interrupted");
                Thread.currentThread().interrupt();
            }
        }
        return false;
    }

    private PairOutcome outcome(Duration took) {
        PairSide.Ending ofBase = base.ending();
        PairSide.Ending ofHead = head.ending();
        for (PairSide side : List.of(base, head)) {
            IOException unwritten = side.output().writeFailure();
            if (unwritten != null) {
                return new PairOutcome.Stopped(
                        "cannot write " + request.files(side.build()).log() + ": " + unwritten.getMessage());
            }
        }
        if (ofBase instanceof PairSide.Ending.Delivered baseDelivered
                && ofHead instanceof PairSide.Ending.Delivered headDelivered) {
            Pair pair = new Pair(
                    request.stage(),
                    request.launchedFirst(),
                    request.layout(),
                    request.slices().warmups(),
                    request.slices().warmupTime(),
                    request.slices().time(),
                    order,
                    base.slices(),
                    head.slices(),
                    startUp,
                    took);
            return new PairOutcome.Measured(pair, baseDelivered.run(), headDelivered.run());
        }
        return new PairOutcome.Failed(failure(base, ofBase), failure(head, ofHead));
    }

    private static PairOutcome.@Nullable SideFailure failure(PairSide side, PairSide.Ending ending) {
        return ending instanceof PairSide.Ending.Failed failed
                ? new PairOutcome.SideFailure(
                        failed.how(), side.output().output().tail())
                : null;
    }

    private PairSide side(Build build) {
        return build == Build.BASE ? base : head;
    }

    private Stream<PairSide> sides() {
        return Stream.of(base, head);
    }

    private boolean bothSettled() {
        return base.isSettled() && head.isSettled();
    }

    private boolean anyGone() {
        return base.isGone() || head.isGone();
    }

    private boolean bothEnded() {
        return base.hasEnded() && head.hasEnded();
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }
}
