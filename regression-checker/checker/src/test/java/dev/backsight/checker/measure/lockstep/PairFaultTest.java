package dev.backsight.checker.measure.lockstep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.model.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong in a fork or host of one side is told of that side, and leaves later pairs to be measured. */
@Tag("long")
class PairFaultTest {

    @TempDir
    private static Path shared;

    private static Path jar;
    private static ListedBenchmark faulty;
    private static ListedBenchmark sound;

    private static Pairs pairs;

    @BeforeAll
    static void start() throws IOException {
        jar = SubjectJar.create(shared);
        faulty = SubjectJar.list(jar, "Turning.faulty").get(0);
        sound = SubjectJar.list(jar, "Turning.kilobyte").get(0);
        pairs = new Pairs(shared, Pairs.build(jar, shared, "-Dside=BASE"), Pairs.build(jar, shared, "-Dside=HEAD"));
    }

    @AfterAll
    static void end() {
        pairs.close();
        assertThat(Pairs.javaProcesses()).isEmpty();
    }

    /** The same processes go on, or others in their place. */
    private static void assertThatLaterPairsAreMeasured() {
        setFaults("", "");
        assertThat(pairs.run(faulty)).isInstanceOf(PairOutcome.Measured.class);
    }

    @ParameterizedTest
    @CsvSource({
        "setUp, threw java.lang.IllegalStateException: faulty setUp",
        "body, threw java.lang.IllegalStateException: faulty body",
        "tearDown, threw java.lang.IllegalStateException: faulty tearDown",
        "exit, ended its JVM with exit code 3",
        "halt, ended after 1 of 6 turns"
    })
    void aFaultOfOneSideIsToldOfIt(String fault, String how) {
        setFaults(fault, "");

        PairOutcome.Failed failed = failed(pairs.run(faulty, Pairs.SHORT, Pairs.AMPLE, 0));

        assertThat(failed.head()).isNull();
        assertThat(failure(failed.base()).how()).startsWith(how);
        assertThat(failure(failed.base()).output()).contains("# Fork: 1 of 1");
        if (fault.equals("body") || fault.equals("halt")) {
            assertThatLaterPairsAreMeasured();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"setUp", "body"})
    void whatFailsOnBothSidesIsToldOfBoth(String fault) {
        setFaults(fault, fault);

        PairOutcome.Failed failed = failed(pairs.run(faulty));

        assertThat(failure(failed.base()).how()).isEqualTo("threw java.lang.IllegalStateException: faulty " + fault);
        assertThat(failure(failed.head()).how())
                .isEqualTo(failure(failed.base()).how());
    }

    @Test
    void aForkThatNeverEndsIsKilledAtTheDeadline() {
        // Long enough for a JVM to start in on a busy machine.
        setFaults("", "hang");

        PairOutcome.Failed failed = failed(pairs.run(faulty, Pairs.SHORT, Duration.ofSeconds(15), 0));

        assertThat(failed.base()).isNull();
        assertThat(failure(failed.head()).how()).isEqualTo("did not end within 15s and was killed");
        assertThat(Pairs.forks()).isEmpty();
        assertThatLaterPairsAreMeasured();
    }

    @ParameterizedTest
    @CsvSource({"host, BASE", "host, HEAD", "fork, BASE", "fork, HEAD"})
    void aKilledProcessIsTheFaultOfItsSide(String process, Build side) {
        CompletableFuture<PairOutcome> outcome =
                CompletableFuture.supplyAsync(() -> pairs.run(sound, Pairs.MANY, Pairs.AMPLE, 0));
        ProcessHandle fork = Pairs.awaitForks().stream()
                .filter(found -> Pairs.commandLine(found).contains("-Dside=" + side))
                .findFirst()
                .orElseThrow();
        ProcessHandle victim = process.equals("fork") ? fork : fork.parent().orElseThrow();
        assertThat(victim.destroyForcibly()).isTrue();

        PairOutcome.Failed failed = failed(outcome.join());

        assertThat(side == Build.BASE ? failed.head() : failed.base()).isNull();
        assertThat(failure(side == Build.BASE ? failed.base() : failed.head()).how())
                .contains("137");
        assertThat(fork.onExit()).succeedsWithin(Duration.ofSeconds(20));
        assertThatLaterPairsAreMeasured();
    }

    @Test
    void strangersAtThePortChangeNothing() throws Exception {
        CompletableFuture<PairOutcome> outcome = CompletableFuture.supplyAsync(
                () -> pairs.run(sound, new SliceSettings(0, Duration.ofMillis(10), 50, Duration.ofMillis(10))));
        Pairs.awaitForks();
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            try (Socket socket = connect()) {
                socket.getOutputStream().write("backsight 3 abc fork 1 0 50 x\nDONE M 1\n".getBytes(UTF_8));
            }
            silent.add(connect());
        }

        assertThat(outcome.join()).isInstanceOf(PairOutcome.Measured.class);
        for (Socket socket : silent) {
            socket.close();
        }
    }

    private static void setFaults(String base, String head) {
        try {
            Files.writeString(shared.resolve("data/a/fault"), base);
            Files.writeString(shared.resolve("data/b/fault"), head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), pairs.runner.port());
    }

    private static PairOutcome.Failed failed(PairOutcome outcome) {
        assertThat(outcome).isInstanceOf(PairOutcome.Failed.class);
        return (PairOutcome.Failed) outcome;
    }

    private static PairOutcome.SideFailure failure(PairOutcome.@Nullable SideFailure failure) {
        assertThat(failure).isNotNull();
        return failure;
    }
}
