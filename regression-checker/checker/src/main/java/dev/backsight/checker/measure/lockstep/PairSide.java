package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.JmhResultFile;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.turnstile.Command;
import dev.backsight.turnstile.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One side of a pair: a command of a host, and the fork that comes of it. Used by one thread. */
final class PairSide {

    private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(2);

    private final PairRequest request;
    private final Build build;
    private final HostProcess host;
    private final HostOutput.Part output;
    private final int command;
    private final List<Slice> slices = new ArrayList<>();
    private State state = State.BUSY;
    private @Nullable TurnConnection fork;
    private @Nullable ProcessHandle forkProcess;
    private int granted;
    private long pairStart;
    private long turnStart;
    private boolean ended;
    private boolean released;
    private @Nullable String failure;

    private enum State {
        /** Starting, or between its turns: will ask for the next. */
        BUSY,
        WAITING,
        RUNNING,
        /** Gave its last turn back, and is held until the other has too. */
        HELD,
        /** Not to be heard of again. */
        GONE
    }

    private PairSide(PairRequest request, Build build, HostProcess host, HostOutput.Part output, int command) {
        this.request = request;
        this.build = build;
        this.host = host;
        this.output = output;
        this.command = command;
    }

    /** Has the host start its fork. */
    static PairSide launch(
            PairRequest request, Build build, HostProcess host, HostOutput.Part output, Command command, int number) {
        PairSide side = new PairSide(request, build, host, output, number);
        host.send(command);
        return side;
    }

    Build build() {
        return build;
    }

    HostOutput.Part output() {
        return output;
    }

    /** Takes note of what concerns this side. */
    void on(Event event) {
        if (event instanceof Event.Greeted greeted && greeted.greeting().token().equals(host.token())) {
            greet(greeted.connection(), greeted.greeting());
        } else if (event instanceof Event.Said said) {
            if (said.connection() == fork) {
                hear(said.line(), said.nanoTime());
            } else if (said.connection() == host.connection() && said.line().equals(Wire.ENDED + " " + command)) {
                ended = true;
            }
        } else if (event instanceof Event.Closed closed && closed.connection() == fork && state != State.HELD) {
            state = State.GONE;
        }
    }

    private void greet(TurnConnection connection, Greeting greeting) {
        if (!greeting.fork()) {
            host.connected(connection);
        } else if (fork != null) {
            connection.close();
            fail("started more than one fork");
        } else if (!greeting.benchmark().equals(request.base().id().name())) {
            connection.close();
            fail("ran " + greeting.benchmark() + " instead");
        } else if (greeting.warmups() != request.slices().warmups()
                || greeting.measurements() != request.slices().count()) {
            connection.close();
            fail("was about to run " + greeting.warmups() + " and " + greeting.measurements()
                    + " iterations instead of " + request.slices().warmups() + " for warm-up and "
                    + request.slices().count() + " to measure");
        } else {
            fork = connection;
            forkProcess = host.descendant(greeting.pid()).orElse(null);
        }
    }

    private void hear(String line, long nanoTime) {
        if (state == State.BUSY && granted < turns() && line.equals(next().request())) {
            state = State.WAITING;
        } else if (state == State.RUNNING) {
            giveBack(line, nanoTime);
        } else if (state != State.GONE) {
            fail("spoke out of turn: " + shortened(line));
        }
    }

    private void giveBack(String line, long nanoTime) {
        Turn turn = Turn.at(granted - 1, request.slices());
        try {
            Slice slice = turn.slice(line, turnStart - pairStart, nanoTime - turnStart);
            if (!turn.warmup()) {
                slices.add(slice);
            }
        } catch (IllegalArgumentException e) {
            fail("gave its turn back with what cannot be understood: " + shortened(line));
            return;
        }
        if (granted == turns()) {
            state = State.HELD;
        } else {
            state = State.BUSY;
            say(Wire.OK);
        }
    }

    /** Grants the turn it waits for. */
    void grant(long now, long firstTurn) {
        granted++;
        pairStart = firstTurn;
        turnStart = now;
        state = State.RUNNING;
        say(Wire.GO);
    }

    /** Lets a fork go that was held. */
    void dismiss() {
        say(Wire.OK);
    }

    /** Ends the fork: it did nothing wrong, but the other side did. */
    void release() {
        released = !isGone();
        closeFork();
    }

    /** Ends host and fork with all they started. */
    void kill() {
        closeFork();
        host.close();
        if (forkProcess != null) {
            forkProcess.destroyForcibly();
        }
    }

    /** What is wrong with this side; the first reason counts. */
    void fail(String how) {
        if (failure == null) {
            failure = how;
        }
        closeFork();
    }

    private void closeFork() {
        if (fork != null) {
            fork.close();
        }
        if (state != State.HELD || failure != null) {
            state = State.GONE;
        }
    }

    private void say(String word) {
        try {
            if (fork != null) {
                fork.send(word);
            }
        } catch (IOException e) {
            state = State.GONE;
        }
    }

    boolean isWaiting() {
        return state == State.WAITING && !isGone();
    }

    boolean isRunning() {
        return state == State.RUNNING && !hasEnded();
    }

    boolean isHeld() {
        return state == State.HELD;
    }

    boolean isGone() {
        return state == State.GONE || (state != State.HELD && hasEnded());
    }

    /** Whether nothing happens on this side until something is said to it. */
    boolean isSettled() {
        return isWaiting() || isHeld() || isGone();
    }

    /** Whether the command is over. */
    boolean hasEnded() {
        return ended || !host.isAlive();
    }

    int granted() {
        return granted;
    }

    List<Slice> slices() {
        return slices;
    }

    private int turns() {
        return request.slices().turns();
    }

    private Turn next() {
        return Turn.at(granted, request.slices());
    }

    /** Reads what the fork left; only when the command is over. */
    Ending ending() {
        output.await(OUTPUT_PATIENCE);
        String how = failure;
        if (how == null && released) {
            return new Ending.Released();
        }
        if (how == null && !isHeld()) {
            how = cause().orElseGet(this::earlyEnd);
        } else if (how == null && !ended && host.exitCode() != 0) {
            how = cause().orElse("ended with JMH's exit code " + host.exitCode());
        }
        return how == null ? result() : new Ending.Failed(how);
    }

    /** How a side's part in a pair ended. */
    sealed interface Ending {
        record Delivered(Run run) implements Ending {}

        record Failed(String how) implements Ending {}

        record Released() implements Ending {}
    }

    private String earlyEnd() {
        if (fork != null) {
            return "ended after " + granted + " of " + turns() + " turns";
        }
        return ended
                ? "ran without taking turns, if it ran"
                : "ended with JMH's exit code " + host.exitCode() + " before its fork asked for a turn";
    }

    private Ending result() {
        try {
            Run run = JmhResultFile.read(request.files(build).result(), "lockstep");
            List<Measurement> measured = run.of(request.base().id());
            if (measured.isEmpty()) {
                return new Ending.Failed(cause().orElse("delivered no result"));
            }
            // JMH delivers the iterations before one that threw as if nothing had happened.
            if (!measured.stream().allMatch(this::isComplete)) {
                return new Ending.Failed(cause().orElse("delivered fewer iterations than it ran"));
            }
            return new Ending.Delivered(run);
        } catch (UnusableInputException e) {
            return new Ending.Failed(cause().orElse("left results that cannot be read: " + e.getMessage()));
        }
    }

    private boolean isComplete(Measurement measurement) {
        return measurement.metric().family() != MetricFamily.TIME
                || !(measurement.samples() instanceof ForkSamples samples)
                || samples.fork(0).length == request.slices().count();
    }

    private Optional<String> cause() {
        return output.output().cause();
    }

    private static String shortened(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
