package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairBudgetTest {

    private static final BenchmarkId A = id("a");
    private static final BenchmarkId B = id("b");
    private static final BenchmarkId C = id("c");
    private static final Map<BenchmarkId, Duration> COSTS =
            Map.of(A, Duration.ofSeconds(4), B, Duration.ofSeconds(9), C, Duration.ofSeconds(5));

    /** A minute, and a second more for a confirming pair. */
    private final PairBudget budget =
            new PairBudget(Duration.ofSeconds(60), Duration.ofSeconds(1), id -> COSTS.getOrDefault(id, Duration.ZERO));

    @Test
    void theFirstScreeningPairIsAlwaysMeasuredAndLaterOnesOnlyIfThereIsTimeForAll() {
        assertThat(budget.allowsScreening(1, List.of(A, B), seconds(100))).isTrue();
        assertThat(budget.allowsScreening(2, List.of(A, B), seconds(47))).isTrue();
        assertThat(budget.allowsScreening(2, List.of(A, B), seconds(48))).isFalse();
    }

    @Test
    void suspectsGetWhatTheyWantIfThereIsTime() {
        assertThat(budget.confirming(List.of(wanted(A, 12)), seconds(0))).containsExactly(Map.entry(A, 12));
    }

    @Test
    void suspectsAreShortenedTogetherToTheLeastTheyNeed() {
        // 10 of A cost 50 s, 9 of C 54 s: 7 and 6 would still be too much, so both go down to 6, beyond the budget.
        assertThat(budget.confirming(List.of(wanted(A, 10), wanted(C, 9)), seconds(0)))
                .containsExactly(Map.entry(A, 6), Map.entry(C, 6));
        // One at a time: 8 of A cost 40 s.
        assertThat(budget.confirming(List.of(wanted(A, 10)), seconds(20))).containsExactly(Map.entry(A, 8));
        // What stands out so far that it was planned with less keeps its plan.
        assertThat(budget.confirming(List.of(wanted(A, 4), wanted(C, 9)), seconds(0)))
                .containsExactly(Map.entry(A, 4), Map.entry(C, 6));
    }

    @Test
    void whoseLeastPairsGoFarBeyondTheBudgetIsLeftOutButNeverTheFirst() {
        // 6 of each cost 66 s, and 66 s are the budget and a tenth of it.
        assertThat(budget.confirming(List.of(wanted(A, 6), wanted(C, 6)), seconds(0)))
                .hasSize(2);
        assertThat(budget.confirming(List.of(wanted(A, 6), wanted(C, 6)), seconds(1)))
                .containsExactly(Map.entry(A, 6));
        assertThat(budget.confirming(List.of(wanted(B, 6), wanted(A, 6)), seconds(1_000)))
                .containsExactly(Map.entry(B, 6));
    }

    @Test
    void whoIsToBeShownUnchangedGetsAllItNeedsOrNothing() {
        // 7 of A take 28 s; 4 of B would take 36 s more; a further pair of A fits in again.
        assertThat(budget.showingUnchanged(List.of(wanted(A, 7), wanted(B, 4)), seconds(0)))
                .containsExactly(Map.entry(A, 7));
        assertThat(budget.showingUnchanged(List.of(wanted(B, 7), wanted(A, 7)), seconds(0)))
                .containsExactly(Map.entry(A, 7));
        assertThat(budget.showingUnchanged(List.of(wanted(A, 1)), seconds(60))).isEmpty();
    }

    @Test
    void aRoundIsMeasuredIfThereIsTimeForAllOfIt() {
        assertThat(budget.allowsRound(List.of(A, B), seconds(47))).isTrue();
        assertThat(budget.allowsRound(List.of(A, B), seconds(48))).isFalse();
    }

    private static PairsWanted wanted(BenchmarkId id, int pairs) {
        return new PairsWanted(id, pairs);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
