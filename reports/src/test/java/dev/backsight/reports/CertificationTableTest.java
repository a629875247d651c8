package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Cause;
import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.Influence;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.PairSpread;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CertificationTableTest {

    private static final BenchmarkId PUT =
            BenchmarkId.of("dev.acme.StorePut.put", Mode.AVERAGE_TIME, 1, Map.of("size", "1MiB"));
    private static final BenchmarkId HOSTILE =
            BenchmarkId.of("dev.acme.StorePut.\u001b[31mred", Mode.THROUGHPUT, 2, Map.of("x", "y".repeat(90)));

    @Test
    void aLineABenchmarkThenOneACause() throws IOException {
        GoldenFile.expect("certify.txt", () -> CertificationTable.render(full()));
    }

    /** Something in every place. */
    static Certificate full() {
        return new Certificate(
                List.of(
                        new PairSpread(PUT, 30, 0.00123, 0.0045, 0.0101, 5, 0.0911),
                        new PairSpread(HOSTILE, 2, -0.25, 0.1, 0.02, 0, Double.NaN)),
                List.of(
                        new Influence(Cause.SIDE, 0.001, 0.002, PUT, 0.003, 0.2),
                        new Influence(Cause.LAUNCH, -0.011, 0.002, HOSTILE, -0.03, 0.00012),
                        new Influence(Cause.CORE, 0, Double.POSITIVE_INFINITY, PUT, 0, 1)),
                0.99,
                9.02,
                "interrupted");
    }

    @Test
    void withoutForksApartThereAreNoColumnsForThem() {
        Certificate shown = new Certificate(
                List.of(new PairSpread(PUT, 1, 0.001, Double.POSITIVE_INFINITY, Double.NaN, 0, Double.NaN)),
                List.of(),
                0.99,
                Double.NaN,
                null);

        assertThat(CertificationTable.render(shown))
                .doesNotContain("ratio", "INCOMPLETE", "NaN", "Infinity")
                .contains("0 of 1 benchmarks seem to differ");
    }
}
