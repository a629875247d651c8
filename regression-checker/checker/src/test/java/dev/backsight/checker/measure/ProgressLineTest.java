package dev.backsight.checker.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Mode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final BenchmarkId PUT =
            BenchmarkId.of("dev.StorePut.put", Mode.AVERAGE_TIME, 1, Map.of("size", "1MiB"));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void aTerminalHasOneLineThatIsRewritten() {
        Progress line = ProgressLine.onTerminal(out, 100);

        line.forkStarted(event(7, 3, 100, Duration.ofSeconds(250)));
        line.forkEnded(event(7, 3, 101, Duration.ofSeconds(249)));
        line.forkStarted(event(24, 3, 102, null));
        line.failed(new Failure(PUT, "fork 3 threw x", "long output"));
        line.ended();

        assertThat(printed())
                .isEqualTo("\r\u001b[K[ 7/24] StorePut.put size=1MiB  fork 3/5  eta 4m10s"
                        + "\r\u001b[K[24/24] StorePut.put size=1MiB  fork 3/5"
                        + "\r\u001b[Kfailed: StorePut.put size=1MiB: fork 3 threw x\n"
                        + "\r\u001b[K");
    }

    @Test
    void aNarrowTerminalGetsACutLine() {
        ProgressLine.onTerminal(out, 30).forkStarted(event(7, 3, 100, null));

        assertThat(printed()).isEqualTo("\r\u001b[K[ 7/24] StorePut.put size=1M…");
    }

    @Test
    void aLogHasALineForTheStartForEachRoundAndEveryHalfMinute() {
        Progress line = ProgressLine.inLog(out);

        for (int round = 1; round <= 2; round++) {
            for (int i = 1; i <= 24; i++) {
                int second = (round - 1) * 48 + i * 2;
                line.forkStarted(event(i, round, second - 2, round == 1 ? null : Duration.ofSeconds(96 - second)));
                line.forkEnded(event(i, round, second, Duration.ofSeconds(96 - second)));
            }
        }
        line.ended();

        assertThat(printed().lines())
                .containsExactly(
                        "[ 1/24] StorePut.put size=1MiB  fork 1/5",
                        "[16/24] StorePut.put size=1MiB  fork 1/5",
                        "round 1/5 done: 24 forks, 48s so far  eta 48s",
                        "[16/24] StorePut.put size=1MiB  fork 2/5  eta 16s",
                        "round 2/5 done: 24 forks, 1m36s so far  eta 0s");
    }

    @Test
    void durationsAreRoundedUp() {
        assertThat(DurationText.of(Duration.ZERO)).isEqualTo("0s");
        assertThat(DurationText.of(Duration.ofMillis(1))).isEqualTo("1s");
        assertThat(DurationText.of(Duration.ofMillis(59_001))).isEqualTo("1m00s");
        assertThat(DurationText.of(Duration.ofSeconds(3599))).isEqualTo("59m59s");
        assertThat(DurationText.of(Duration.ofSeconds(3601))).isEqualTo("1h01m");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static ForkEvent event(int index, int fork, int elapsed, Duration eta) {
        return new ForkEvent(index, 24, PUT, fork, 5, Duration.ofSeconds(elapsed), eta);
    }
}
