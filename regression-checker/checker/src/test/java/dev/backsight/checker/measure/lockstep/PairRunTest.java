package dev.backsight.checker.measure.lockstep;

import static dev.backsight.checker.measure.lockstep.SpokenSide.FIGURES;
import static dev.backsight.checker.measure.lockstep.SpokenSide.hear;
import static dev.backsight.checker.measure.lockstep.SpokenSide.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Stage;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to two forks, whatever they say. */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS) // whose hosts of nothing are shell scripts
class PairRunTest {

    private static final ListedBenchmark BENCHMARK = FakePairs.listed("spoken");
    private static final SliceSettings SLICES = new SliceSettings(0, Duration.ofMillis(1), 2, Duration.ofMillis(1));

    @TempDir
    private Path directory;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Cancellation cancellation = new Cancellation();
    private TurnServer server;
    private SpokenSide base;
    private SpokenSide head;
    private Socket ofBase;
    private Socket ofHead;

    @BeforeEach
    void start() throws IOException {
        server = TurnServer.start(events::add, System::nanoTime, TurnServer.PATIENCE);
        base = SpokenSide.start(server, directory);
        head = SpokenSide.start(server, directory);
    }

    @AfterEach
    void stop() throws IOException {
        cancellation.cancel("the test is over");
        events.add(new Event.Stirred());
        base.close();
        head.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoIsDoneFirstIsHeldUntilTheOtherIsDoneToo(long seed) throws Exception {
        CompletableFuture<PairOutcome> outcome = startPair(seed);
        askForTheFirst();
        takeTurns(1);

        Socket first = awaitTurn();
        Socket last = other(first);
        takeTurn(first, 2);
        assertThat(hear(last)).isEqualTo("GO");

        // Whatever the first was told before that has arrived by now.
        assertThat(first.getInputStream().available()).isZero();
        say(last, "DONE M 2" + FIGURES);
        assertThat(hear(first)).isEqualTo("OK");
        assertThat(hear(last)).isEqualTo("OK");
        endCommands();
        assertThat(outcome).succeedsWithin(Pairs.AMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAIT M 2", "WAIT W 1", "GO", "DONE M 1" + FIGURES, "", "\u0000\u0001"})
    void whoSpeaksOutOfTurnFails(String line) throws Exception {
        CompletableFuture<PairOutcome> outcome = startPair(1);

        say(ofHead, "WAIT M 1");
        say(ofBase, line);

        assertThatBothAreHungUpOn();
        endCommands();
        assertThat(howOnlyOneFailed(ofBase, outcome)).isEqualTo("spoke out of turn: " + line);
    }

    @Test
    void whoSpeaksWhileItIsHeldFails() throws Exception {
        CompletableFuture<PairOutcome> outcome = startPair(1);
        askForTheFirst();
        takeTurns(1);

        Socket first = awaitTurn();
        takeTurn(first, 2);
        say(first, "WAIT M 3");
        assertThat(hear(first)).isEmpty();
        takeTurn(other(first), 2);

        assertThat(hear(other(first))).isEmpty();
        endCommands();
        assertThat(howOnlyOneFailed(first, outcome)).isEqualTo("spoke out of turn: WAIT M 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DONE M 2" + FIGURES,
                "DONE W 1" + FIGURES,
                "DONE M 1" + FIGURES + " 0",
                "DONE M 1 1 0 0 0 0 0 0 1 1",
                "DONE M 1 1 0 0 0 0 0 0 1 1 x",
                "DONE M 1 1 0 0 0 0 0 0 1 1 -2",
                "DONE M 1 1 0 0 0 0 0 0 1 1 9223372036854775808",
                "DONE M 1",
                "WAIT M 2",
                ""
            })
    void whoGivesATurnBackInOtherWordsFails(String line) throws Exception {
        CompletableFuture<PairOutcome> outcome = startPair(1);

        askForTheFirst();
        Socket first = awaitTurn();
        assertThat(hear(first)).isEqualTo("GO");
        say(first, line);

        assertThat(hear(first)).isEmpty();
        // The other gets its turn all the same, so that what fails on both sides is told of both.
        takeTurn(other(first), 1);
        assertThat(hear(other(first))).isEmpty();
        endCommands();
        assertThat(howOnlyOneFailed(first, outcome))
                .isEqualTo("gave its turn back with what cannot be understood: " + line);
    }

    @Test
    void whoStartsAnotherForkFails() throws Exception {
        CompletableFuture<PairOutcome> outcome = startPair(1);
        say(ofHead, "WAIT M 1");

        assertThat(hear(base.startFork(BENCHMARK, SLICES))).isEmpty();

        assertThatBothAreHungUpOn();
        endCommands();
        assertThat(howOnlyOneFailed(ofBase, outcome)).isEqualTo("started more than one fork");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "[{\"benchmark\": 1}]", "what the benchmark printed\n", "\u0000"})
    void whoseResultsCannotBeReadFails(String results) throws Exception {
        CompletableFuture<PairOutcome> outcome = startPair(1);
        askForTheFirst();
        takeTurns(1);
        takeTurns(2);
        assertThat(hear(ofBase)).isEqualTo("OK");
        assertThat(hear(ofHead)).isEqualTo("OK");
        Files.writeString(directory.resolve("base.json"), results);
        Files.writeString(directory.resolve("head.json"), results);
        endCommands();

        assertThat(List.of(
                        failure(failed(outcome).base()), failure(failed(outcome).head())))
                .allSatisfy(failure -> assertThat(failure.how()).startsWith("left results that cannot be read: "));
    }

    private CompletableFuture<PairOutcome> startPair(long seed) throws IOException {
        PairRequest request = new PairRequest(
                BENCHMARK,
                BENCHMARK,
                SLICES,
                Stage.SCREEN,
                Build.BASE,
                0,
                seed,
                Pairs.AMPLE,
                null,
                files("base"),
                files("head"));
        PairRun run = new PairRun(
                request,
                base.launch(request, Build.BASE),
                head.launch(request, Build.HEAD),
                events,
                cancellation,
                System::nanoTime,
                System.nanoTime());
        ofBase = base.startFork(BENCHMARK, SLICES);
        ofHead = head.startFork(BENCHMARK, SLICES);
        return CompletableFuture.supplyAsync(run::run);
    }

    private PairRequest.Files files(String side) {
        return new PairRequest.Files(directory.resolve(side + ".json"), directory.resolve(side + ".log"));
    }

    private void askForTheFirst() throws IOException {
        say(ofBase, "WAIT M 1");
        say(ofHead, "WAIT M 1");
    }

    /** Both forks take theirs as they should, and ask for the next. */
    private void takeTurns(int number) throws IOException {
        Socket first = awaitTurn();
        takeTurn(first, number);
        takeTurn(other(first), number);
    }

    private static void takeTurn(Socket fork, int number) throws IOException {
        assertThat(hear(fork)).isEqualTo("GO");
        say(fork, "DONE M " + number + FIGURES);
        if (number < SLICES.count()) {
            assertThat(hear(fork)).isEqualTo("OK");
            say(fork, "WAIT M " + (number + 1));
        }
    }

    /** Whose turn it is. */
    private Socket awaitTurn() throws IOException {
        while (ofBase.getInputStream().available() == 0
                && ofHead.getInputStream().available() == 0) {
            LockSupport.parkNanos(100_000);
        }
        return ofBase.getInputStream().available() > 0 ? ofBase : ofHead;
    }

    private Socket other(Socket fork) {
        return fork == ofBase ? ofHead : ofBase;
    }

    private void assertThatBothAreHungUpOn() throws IOException {
        assertThat(hear(ofBase)).isEmpty();
        assertThat(hear(ofHead)).isEmpty();
    }

    private void endCommands() throws IOException {
        base.endCommand();
        head.endCommand();
    }

    private String howOnlyOneFailed(Socket fork, CompletableFuture<PairOutcome> outcome) {
        PairOutcome.Failed failed = failed(outcome);
        assertThat(fork == ofBase ? failed.head() : failed.base()).isNull();
        return failure(fork == ofBase ? failed.base() : failed.head()).how();
    }

    private static PairOutcome.Failed failed(CompletableFuture<PairOutcome> outcome) {
        assertThat(outcome.join()).isInstanceOf(PairOutcome.Failed.class);
        return (PairOutcome.Failed) outcome.join();
    }

    private static PairOutcome.SideFailure failure(PairOutcome.@Nullable SideFailure failure) {
        assertThat(failure).isNotNull();
        return failure;
    }
}
