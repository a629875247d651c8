package dev.backsight.checker.measure.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JmhOptionsTest {

    private static final SliceSettings SLICES = new SliceSettings(10, Duration.ofMillis(20), 30, Duration.ofMillis(50));

    @Test
    void slicesAndTheTurnstileAreForced() {
        assertThat(of(Mode.THROUGHPUT, List.of()))
                .startsWith("^\\Qa.B.c\\E$")
                .containsSequence("-bm", "thrpt", "-t", "2", "-f", "1", "-wf", "0")
                .containsSequence("-wi", "10", "-i", "30", "-w", "20000us", "-r", "50000us")
                .containsSequence("-prof", "dev.backsight.turnstile.Turnstile")
                .containsSequence("-rf", "json", "-rff", "r.json")
                .doesNotContain("-p", "gc");
    }

    @Test
    void singleShotsHaveNoTime() {
        assertThat(of(Mode.SINGLE_SHOT, List.of()))
                .containsSequence("-wi", "10", "-i", "30")
                .doesNotContain("-w", "-r");
    }

    @Test
    void argumentsOfAllForksComeBeforeTheBenchmarksOwn() {
        assertThat(of(Mode.AVERAGE_TIME, List.of("-Xmx1g")))
                .containsSubsequence("-jvmArgsPrepend", "-Xmx1g", "-jvmArgsPrepend", "-Dfirst");
    }

    @Test
    void whatIsForcedCannotBeAskedForAgain() {
        assertThat(JmhOptions.withoutForced(List.of(
                        "-wi", "3", "-to", "5s", "-r=50ms", "-prof", "gc", "-gc", "true", "-f", "5", "-bs", "4")))
                .containsExactly("-to", "5s", "-gc", "true", "-bs", "4");
    }

    private static List<String> of(Mode mode, List<String> jvmArgs) {
        ListedBenchmark benchmark = new ListedBenchmark(
                BenchmarkId.of("a.B.c", mode, 2, Map.of("p", "1")),
                1,
                1,
                Duration.ofSeconds(1),
                1,
                Duration.ofSeconds(1),
                List.of("-Dfirst"),
                null,
                List.of());
        return JmhOptions.of(benchmark, SLICES, jvmArgs, List.of(), Path.of("r.json"));
    }
}
