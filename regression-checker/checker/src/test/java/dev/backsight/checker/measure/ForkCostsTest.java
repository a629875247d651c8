package dev.backsight.checker.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForkCostsTest {

    private static final ForkGroup SHORT = group("a", 2);
    private static final ForkGroup LONG = group("b", 10);

    private final ForkCosts costs = new ForkCosts();

    @Test
    void nothingIsKnownBeforeTheFirstFork() {
        assertThat(costs.of(List.of(SHORT, LONG))).isNull();
    }

    @Test
    void aMeasuredBenchmarkCostsItsMean() {
        costs.add(SHORT, Duration.ofSeconds(3));
        costs.add(SHORT, Duration.ofSeconds(5));
        costs.add(LONG, Duration.ofSeconds(12));

        assertThat(costs.of(List.of(SHORT, LONG))).isEqualTo(Duration.ofSeconds(16));
        assertThat(costs.of(List.of())).isEqualTo(Duration.ZERO);
    }

    @Test
    void oneNotYetMeasuredCostsAsMuchMoreAsItsIterationsAreLonger() {
        costs.add(SHORT, Duration.ofSeconds(3));

        assertThat(costs.of(List.of(LONG))).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void whereIterationsTakeNoTimeItCostsWhatTheOthersDo() {
        costs.add(group("shot", 0), Duration.ofSeconds(3));

        assertThat(costs.of(List.of(LONG))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void onlyWholeRoundsFitIntoTheTimeLeft() {
        Duration ten = Duration.ofSeconds(10);
        assertThat(ForkCosts.rounds(ten, Duration.ofSeconds(29), 5)).isEqualTo(2);
        assertThat(ForkCosts.rounds(ten, Duration.ofSeconds(30), 5)).isEqualTo(3);
        assertThat(ForkCosts.rounds(ten, Duration.ofHours(1), 5)).isEqualTo(5);
        assertThat(ForkCosts.rounds(ten, Duration.ofSeconds(-1), 5)).isZero();
        assertThat(ForkCosts.rounds(Duration.ZERO, Duration.ofSeconds(1), 5)).isEqualTo(5);
    }

    private static ForkGroup group(String name, int seconds) {
        return ForkGroup.of(List.of(new ListedBenchmark(
                        BenchmarkId.of("x.Y." + name, Mode.AVERAGE_TIME, 1, Map.of()),
                        1,
                        0,
                        Duration.ZERO,
                        seconds,
                        Duration.ofSeconds(1),
                        List.of(),
                        null,
                        List.of())))
                .get(0);
    }
}
