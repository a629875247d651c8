package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class PairBudgetTest {

    private static final BenchmarkId A = id("a");
    private static final BenchmarkId B = id("b");
    private static final BenchmarkId C = id("c");
    private static final Map<BenchmarkId, Duration> COSTS =
            Map.of(A, Duration.ofSeconds(4), B, Duration.ofSeconds(9), C, Duration.ofSeconds(5));

    /** A minute. */
    private final PairBudget budget =
            new PairBudget(Duration.ofSeconds(60), id -> COSTS.getOrDefault(id, Duration.ZERO));

    @Test
    void theFirstRoundIsAlwaysMeasuredAndLaterOnesOnlyWithinAThirdOfTheBudgetAndNoMoreThanThree() {
        assertThat(budget.allowsWholeRound(1, List.of(A, B), seconds(100))).isTrue();
        assertThat(budget.allowsWholeRound(2, List.of(A, B), seconds(7))).isTrue();
        assertThat(budget.allowsWholeRound(2, List.of(A, B), seconds(8))).isFalse();
        assertThat(budget.allowsWholeRound(3, List.of(A), seconds(10))).isTrue();
        assertThat(budget.allowsWholeRound(4, List.of(A), seconds(10))).isFalse();
    }

    @Test
    void aCloserLookTakesATenthOfTheBudgetAndHalfOfItEachTime() {
        PairBudget patient = new PairBudget(Duration.ofSeconds(200), id -> COSTS.getOrDefault(id, Duration.ZERO));
        // 4 and 9 and 5 s.
        assertThat(patient.closerLook(1, List.of(A, B, C), seconds(0))).containsExactly(A, B, C);
        assertThat(patient.closerLook(2, List.of(A, B, C), seconds(0))).containsExactly(A, B);
        // Two in any case, as long as there is time for them.
        assertThat(patient.closerLook(3, List.of(A, B, C), seconds(187))).containsExactly(A, B);
        assertThat(patient.closerLook(3, List.of(A, B, C), seconds(188))).isEmpty();
        assertThat(patient.closerLook(1, List.of(), seconds(0))).isEmpty();
    }

    @Test
    void suspectsGetWhatTheyWantIfThereIsTime() {
        assertThat(confirming(12, wanted(A, 12))).containsExactly(Map.entry(A, 12));
        assertThat(confirming(0, wanted(A, 7), wanted(C, 6))).containsExactly(Map.entry(A, 7), Map.entry(C, 6));
    }

    @Test
    void whoeverDoesNotFitInWholeIsLeftOutSoThatTheOthersKeepTheirLevel() {
        // 10 of A take 40 s, 6 of C would take 30 s more, and who comes after C has to wait with it.
        assertThat(confirming(20, wanted(A, 10), wanted(C, 6), wanted(B, 1))).containsExactly(Map.entry(A, 10));
    }

    @Test
    void theFirstIsConfirmedInAnyCaseWithNoMorePairsThanThereIsTimeForButNoFewerThanDecide() {
        assertThat(confirming(20, wanted(A, 12), wanted(C, 6))).containsExactly(Map.entry(A, 10));
        assertThat(confirming(1_000, wanted(B, 12), wanted(A, 6))).containsExactly(Map.entry(B, 6));
        // What stands out so far that it was planned with less keeps its plan.
        assertThat(confirming(1_000, wanted(B, 4))).containsExactly(Map.entry(B, 4));
        assertThat(confirming(0)).isEmpty();
    }

    /** Such as improvements that few pairs show, which come on top of the first. */
    @Test
    void whatComesOnTopOfTheFirstIsLeftOutWhereThereIsNoTime() {
        IntFunction<List<PairsWanted>> plan = count -> List.of(wanted(A, 8), wanted(C, 4));
        assertThat(budget.confirming(1, plan, seconds(8))).containsExactly(Map.entry(A, 8), Map.entry(C, 4));
        assertThat(budget.confirming(1, plan, seconds(16))).containsExactly(Map.entry(A, 6), Map.entry(C, 4));
        assertThat(budget.confirming(1, plan, seconds(34))).containsExactly(Map.entry(A, 6));
    }

    @Test
    void timeThatIsLeftMakesThemSurerButNotWhatIsUnmistakable() {
        // 54 s as planned, and one more of A.
        assertThat(confirming(0, wanted(A, 6), wanted(C, 6))).containsExactly(Map.entry(A, 7), Map.entry(C, 6));
        assertThat(confirming(0, wanted(A, 6))).containsExactly(Map.entry(A, 12));
        assertThat(confirming(0, wanted(A, 4))).containsExactly(Map.entry(A, 4));
        PairBudget patient = new PairBudget(Duration.ofHours(1), id -> COSTS.getOrDefault(id, Duration.ZERO));
        assertThat(patient.confirming(1, count -> List.of(wanted(A, 25)), seconds(0)))
                .containsExactly(Map.entry(A, 40));
    }

    private Map<BenchmarkId, Integer> confirming(long elapsed, PairsWanted... wanted) {
        return budget.confirming(
                wanted.length, count -> List.of(wanted).subList(0, Math.min(count, wanted.length)), seconds(elapsed));
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
