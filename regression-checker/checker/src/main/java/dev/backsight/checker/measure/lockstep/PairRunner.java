package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Scratch;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.turnstile.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Measures pairs of forks of two builds that take turns, one pair at a time. Each build has one JVM that runs JMH for
 * all its forks, started with the first pair and again whenever it is gone. Closing this leaves no process behind; nor
 * does killing this process: hosts and forks notice and end themselves.
 */
public final class PairRunner implements AutoCloseable {

    /** More than two forks can say unheard; whoever says more waits. */
    private static final int MOST_EVENTS = 256;

    private static final int SIGNALLED = 128;

    private final BothSides<BuildUnderTest> builds;
    private final Map<Build, HostProcess> hosts = new EnumMap<>(Build.class);
    private final Scratch scratch;
    private final Cancellation cancellation;
    private final LongSupplier nanoTime;
    private final Layouts layouts;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(MOST_EVENTS);
    private final TurnServer server;
    private final CompletableFuture<Void> cancelled;

    /**
     * @param dataDirectory below which forks may write; they are told a directory of their own by the system property
     *     {@code backsight.dir}
     * @param scratch for copies of jars
     * @param nanoTime like {@link System#nanoTime()}
     * @throws UnusableInputException when a jar or directory is missing or of no use, or none can be written
     */
    public PairRunner(
            BuildUnderTest base,
            BuildUnderTest head,
            Path dataDirectory,
            Scratch scratch,
            Cancellation cancellation,
            LongSupplier nanoTime) {
        base.check();
        head.check();
        this.builds = new BothSides<>(base, head);
        this.scratch = scratch;
        this.cancellation = cancellation;
        this.nanoTime = nanoTime;
        try {
            Path jars = Files.createTempDirectory(scratch.directory(), "lockstep-");
            this.layouts = Layouts.prepare(base, head, jars, dataDirectory);
            this.server = TurnServer.start(this::happened, nanoTime, TurnServer.PATIENCE);
        } catch (IOException e) {
            throw new UnusableInputException(
                    scratch.directory() + " or " + dataDirectory + ": cannot be prepared for measuring: " + e, e);
        }
        this.cancelled = cancellation.asFuture().thenRun(() -> events.offer(new Event.Stirred()));
    }

    /**
     * Measures one pair. What goes wrong with a fork is told in the outcome, and does not keep the next pair from being
     * measured.
     *
     * @throws UnusableInputException when a {@code java} program cannot be started
     */
    public PairOutcome run(PairRequest request) {
        String shortage = scratch.shortage();
        if (shortage != null) {
            return new PairOutcome.Stopped(shortage);
        }
        if (cancellation.isCancelled()) {
            return stopped();
        }
        Path baseLog = request.files(Build.BASE).log();
        Path headLog = request.files(Build.HEAD).log();
        try (OutputStream baseOut = Files.newOutputStream(baseLog);
                OutputStream headOut = Files.newOutputStream(headLog)) {
            Files.deleteIfExists(request.files(Build.BASE).result());
            Files.deleteIfExists(request.files(Build.HEAD).result());
            PairOutcome outcome = measure(request, baseOut, headOut);
            return outcome instanceof PairOutcome.Failed ? blameSurroundings(outcome) : outcome;
        } catch (IOException e) {
            return new PairOutcome.Stopped("cannot write the files of a pair: " + e.getMessage());
        }
    }

    private PairOutcome measure(PairRequest request, OutputStream baseLog, OutputStream headLog) {
        // Whatever is left is of earlier pairs.
        drain();
        long start = nanoTime.getAsLong();
        Build first = request.launchedFirst();
        BothSides<OutputStream> logs = new BothSides<>(baseLog, headLog);
        PairSide launched = launch(request, first, logs.of(first));
        PairSide next = launch(request, first.other(), logs.of(first.other()));
        PairSide base = first == Build.BASE ? launched : next;
        PairSide head = first == Build.BASE ? next : launched;
        return new PairRun(request, base, head, events, cancellation, nanoTime, start).run();
    }

    private PairSide launch(PairRequest request, Build build, OutputStream log) {
        BuildUnderTest under = builds.of(build);
        HostProcess host = host(build, request.layout());
        List<String> jvmArgs = new ArrayList<>(under.jvmArgs());
        jvmArgs.add("-Dbacksight.dir=" + layouts.data(build, request.layout()));
        List<String> options = JmhOptions.of(
                request.benchmark(build),
                request.slices(),
                jvmArgs,
                under.jmhArgs(),
                request.files(build).result());
        int number = host.nextNumber();
        String fence = "end of command " + number + " " + host.token();
        Command command = new Command(
                number,
                fence,
                layouts.classPath(build, request.layout()),
                request.benchmark(build).id().params(),
                options);
        return PairSide.launch(request, build, host, host.output().begin(fence, log), command, number);
    }

    /** Where hosts and forks connect. */
    int port() {
        return server.port();
    }

    private HostProcess host(Build build, int layout) {
        HostProcess running = hosts.get(build);
        if (running != null && running.isAlive()) {
            return running;
        }
        if (running != null) {
            end(running);
        }
        // A new token, so that what may be left of the last host's forks is a stranger.
        HostProcess started = HostProcess.start(
                builds.of(build),
                layouts.classPath(build, layout),
                server.port(),
                server.admit(),
                () -> events.offer(new Event.Stirred()));
        hosts.put(build, started);
        return started;
    }

    private void end(HostProcess host) {
        server.revoke(host.token());
        host.close();
    }

    /** A full disk and a Ctrl-C look like forks that failed. */
    private PairOutcome blameSurroundings(PairOutcome outcome) {
        if (hosts.values().stream().anyMatch(host -> !host.isAlive() && host.exitCode() > SIGNALLED)) {
            // Ctrl-C reaches the whole process group; our own hook may be a moment behind.
            awaitCancellation();
        }
        if (cancellation.isCancelled()) {
            return stopped();
        }
        String shortage = scratch.shortage();
        return shortage == null ? outcome : new PairOutcome.Stopped(shortage);
    }

    private void awaitCancellation() {
        try {
            cancellation.asFuture().get(1, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Nobody cancelled.
        } catch (InterruptedException e) {
            cancellation.cancel("the measuring thread was interrupted");
            Thread.currentThread().interrupt();
        }
    }

    private PairOutcome stopped() {
        return new PairOutcome.Stopped(cancellation.reason().orElseThrow());
    }

    /** Called by the threads of connections, which wait while nobody listens. */
    private void happened(Event event) {
        try {
            events.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        while (events.poll() != null) {
            // One by one, so that whoever waits for room gets it.
        }
    }

    @Override
    public void close() {
        cancelled.cancel(false);
        server.close();
        hosts.values().forEach(this::end);
    }
}
