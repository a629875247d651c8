package dev.backsight.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.ReferenceDistance;
import dev.backsight.checker.model.Unit;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DistanceTextTest {

    @Test
    void saysHowManyTimesOfWhatAndWhereThatComesFrom() {
        BenchmarkId bare = BenchmarkId.of("dev.acme.PutLimit.bare", Mode.AVERAGE_TIME, 1, Map.of("size", "1MiB"));
        assertThat(text(new ReferenceDistance(bare, 3_910_000, 1_700_000, new Unit("ns/op"), null)))
                .isEqualTo("2.30 times the time of PutLimit.bare size=1MiB: 3.910 ms/op beside 1.700 ms/op,"
                        + " measured in this check");
    }

    @Test
    void ofARateItIsTheShareThatIsReached() {
        BenchmarkId bare = BenchmarkId.of("dev.acme.GetLimit.bare", Mode.THROUGHPUT, 4, Map.of());
        Instant at = Instant.parse("2026-11-21T23:59:59Z");
        assertThat(text(new ReferenceDistance(bare, 43_210, 100_000, new Unit("ops/s"), at)))
                .isEqualTo("0.432 times the throughput of GetLimit.bare [thrpt] x4: 43.21 kops/s beside 100 kops/s,"
                        + " as accepted on 2026-11-21");
    }

    @Test
    void aHostileNameIsALineOfVisibleCharacters() {
        BenchmarkId hostile = BenchmarkId.of("a.b\n\u202e" + "x".repeat(1_000), Mode.AVERAGE_TIME, 1, Map.of());
        String text = text(
                new ReferenceDistance(hostile, Double.MAX_VALUE, Double.MIN_VALUE, new Unit("ns/op"), Instant.MAX));
        assertThat(text).contains("\\u202e").hasSizeLessThan(400).doesNotContain("\n", "\u202e");
    }

    private static String text(ReferenceDistance distance) {
        return DistanceText.of(distance, Typography.PLAIN);
    }
}
