package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Characteristics;
import dev.backsight.checker.model.CharacteristicsSetup;
import dev.backsight.checker.model.Coverage;
import dev.backsight.checker.model.Detection;
import dev.backsight.checker.model.FailureRate;
import dev.backsight.checker.model.InjectedSlowdown;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Rate;
import dev.backsight.checker.model.Requirement;
import dev.backsight.checker.model.RuleOutcome;
import dev.backsight.checker.model.Slowdown;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CharacteristicsTableTest {

    static final BenchmarkId PUT =
            BenchmarkId.of("dev.acme.StorePut.put", Mode.AVERAGE_TIME, 1, Map.of("size", "1MiB"));
    static final BenchmarkId HOSTILE =
            BenchmarkId.of("dev.acme.StorePut.\u001b[31mred", Mode.THROUGHPUT, 2, Map.of("x", "y".repeat(90)));
    private static final Rate NONE = new Rate(0, 2_000, 0, 0.0018);
    private static final Rate SOME = new Rate(31, 2_000, 0.0105, 0.0219);
    private static final Rate MOST = new Rate(53_400, 56_000, 0.9518, 0.9553);

    @Test
    void ratesThenSlowdownsThenRulesThenDemands() throws IOException {
        GoldenFile.expect("characteristics.txt", () -> CharacteristicsTable.render(full()));
    }

    /** Something in every place. */
    static Characteristics full() {
        List<Slowdown> tried = new ArrayList<>();
        for (int minutes : new int[] {5, 10}) {
            for (double slowdown : new double[] {0.01, 0.05, 0.1}) {
                tried.add(new Slowdown(slowdown, 0.03, Duration.ofMinutes(minutes)));
            }
        }
        tried.add(new Slowdown(0.02, 0.01, Duration.ofMinutes(30)));
        return new Characteristics(
                setup(22, 9, 30, 0.0731),
                new FailureRate(NONE, 0),
                new FailureRate(SOME, 0.0262),
                new Rate(30_000, 56_000, 0.5316, 0.5399),
                new Coverage(MOST, MOST),
                new Coverage(MOST, MOST),
                0.0143,
                tried,
                List.of(
                        new Detection(PUT, 30, 0.0101, 0.0432, rates(tried.size(), 0, 390, 400)),
                        new Detection(HOSTILE, 9, 0.052, Double.NaN, rates(tried.size(), 0, 3, 77))),
                List.of(new InjectedSlowdown(PUT, 0.05, Duration.ofMinutes(10), SOME, MOST)),
                List.of(
                        new RuleOutcome(
                                "Backsight",
                                "screen, then confirm on fresh pairs",
                                "STATISTICS.md",
                                RuleOutcome.Feed.TURNS,
                                Double.NaN,
                                0,
                                0.5,
                                0.9),
                        new RuleOutcome(
                                "benchstat",
                                "Mann-Whitney p < 0.05",
                                "pkg.go.dev",
                                RuleOutcome.Feed.APART,
                                0.21,
                                0.9985,
                                0.66,
                                0.8)),
                List.of(
                        new Requirement("suites that fail", "<= 0.5 %", "0 %", Requirement.Outcome.REACHED, ""),
                        new Requirement(
                                "suites at the tolerance that fail",
                                "<= 1 %, bootstrapped too",
                                "1.55 %",
                                Requirement.Outcome.NOT_REACHED,
                                "too few pairs"),
                        new Requirement(
                                "live checks", "10 of 10", "not measured here", Requirement.Outcome.NOT_JUDGED, "")),
                List.of(HOSTILE));
    }

    @Test
    void saysNothingOfWhatThereIsNot() {
        Characteristics shown = new Characteristics(
                setup(28, 30, 30, 0),
                new FailureRate(NONE, 0),
                new FailureRate(NONE, 0),
                NONE,
                new Coverage(NONE, NONE),
                new Coverage(NONE, NONE),
                Double.NaN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThat(CharacteristicsTable.render(shown))
                .doesNotContain("NaN", "left out", "more than once", "drawn twice", "built in", "documented in")
                .contains("drawn from 28 benchmarks with 30 pairs each");
    }

    private static CharacteristicsSetup setup(int cases, int fewest, int most, double reused) {
        return new CharacteristicsSetup(
                2_000, 28, cases, fewest, most, reused, 0.01, 0.03, Duration.ofMinutes(10), "median of the slices", 1);
    }

    private static List<Rate> rates(int count, long... hits) {
        List<Rate> rates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rates.add(new Rate(hits[i % hits.length], 400, 0, 1));
        }
        return rates;
    }
}
