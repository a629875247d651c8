package dev.backsight.checker.measure.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.compare.ConfirmPlan;
import dev.backsight.checker.compare.LockstepComparison;
import dev.backsight.checker.compare.PairBudget;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LockstepRunTest {

    private static final List<String> METHODS = List.of("a", "b", "c", "d", "e");

    @Test
    void everythingIsScreenedInRoundsAndWhatDidNotChangeIsShownSo() {
        FakePairs pairs = new FakePairs(0.001);

        LockstepMeasured measured = measure(pairs, Duration.ofMinutes(10));

        assertThat(pairs.requests).extracting(PairRequest::stage).containsOnly(Stage.SCREEN);
        for (int round = 0; round < 3; round++) {
            assertThat(pairs.requests.subList(5 * round, 5 * round + 5))
                    .extracting(request -> request.base().id())
                    .doesNotHaveDuplicates();
        }
        assertThat(measured.recording().suspects()).isEmpty();
        assertThat(verdicts(measured)).containsOnly(Verdict.UNCHANGED);
    }

    @Test
    void aSuspectIsConfirmedOnFreshPairsWhoseNumberWasFixed() {
        FakePairs pairs = new FakePairs(0.01).slower("c", 1.2);

        LockstepMeasured measured = measure(pairs, Duration.ofMinutes(10));

        assertThat(measured.recording().suspects()).containsExactly(new Suspect(id("c"), "time", true));
        assertThat(pairs.requests.stream().filter(request -> request.stage() == Stage.CONFIRM))
                .hasSizeBetween(ConfirmPlan.LEAST_PAIRS, ConfirmPlan.MOST_PAIRS)
                .allMatch(request -> request.base().id().equals(id("c")));
        assertThat(measured.recording().pairs().get(id("c")))
                .extracting(Pair::stage)
                .containsOnly(Stage.SCREEN, Stage.CONFIRM);
        assertThat(comparisons(measured).stream().filter(c -> c.verdict() == Verdict.REGRESSED))
                .extracting(Comparison::benchmark)
                .containsExactly(id("c"));
    }

    @Test
    void theBudgetIsUsedForWhatIsOpenAndKept() {
        FakePairs pairs = new FakePairs(0.02);
        Duration budget = Duration.ofMinutes(4);

        LockstepMeasured measured = measure(pairs, budget);

        assertThat(pairs.requests).extracting(PairRequest::stage).contains(Stage.EQUIVALENCE);
        assertThat(measured.took()).isBetween(budget.dividedBy(2), budget);
        assertThat(measured.warnings()).isEmpty();
    }

    @Test
    void thoseThatStandOutAreLookedAtMoreAndMoreCloselyBeforeOneIsSuspected() {
        FakePairs pairs = new FakePairs(0.02).slower("d", 1.08);

        measure(pairs, Duration.ofMinutes(2));

        List<PairRequest> screened = pairs.requests.stream()
                .filter(request -> request.stage() == Stage.SCREEN)
                .toList();
        // Two rounds of 5 pairs of 4 s within a third of the budget; then 12, 6 and 3 s, or two pairs.
        assertThat(screened.subList(0, 10).stream()
                        .map(request -> request.base().id()))
                .containsOnly(METHODS.stream().map(LockstepRunTest::id).toArray(BenchmarkId[]::new));
        assertThat(screened.subList(10, screened.size())).hasSizeBetween(3, 7);
        assertThat(screened.subList(10, screened.size()).stream()
                        .filter(request -> request.base().id().equals(id("d"))))
                .hasSize(PairBudget.CLOSER_LOOKS);
    }

    @Test
    void aBudgetThatIsUsedUpByTheFirstRoundIsSaidToBe() {
        FakePairs pairs = new FakePairs(0.05);

        LockstepMeasured measured = measure(pairs, Duration.ofSeconds(20));

        assertThat(pairs.requests.stream().filter(request -> request.stage() == Stage.SCREEN))
                .hasSize(5);
        assertThat(measured.warnings())
                .extracting(warning -> warning.text())
                .contains(
                        "the budget of 20s was used up after 20s, before those that stand out were looked at more closely;"
                                + " one pair of each benchmark takes about 20s, and a budget of twice that leaves time to confirm"
                                + " what is suspected");
        assertThat(measured.stoppedBy()).isNull();
    }

    @Test
    void theWorstSuspectIsConfirmedWhateverTheBudget() {
        FakePairs pairs = new FakePairs(0.005).slower("a", 1.3).slower("b", 1.3);

        LockstepMeasured measured = measure(pairs, Duration.ofSeconds(22));

        assertThat(pairs.requests.stream().filter(request -> request.stage() == Stage.CONFIRM))
                .hasSizeBetween(ConfirmPlan.LEAST_PAIRS, ConfirmPlan.MODEST_PAIRS);
        assertThat(measured.recording().suspects()).hasSize(2);
        assertThat(verdicts(measured)).contains(Verdict.REGRESSED);
        assertThat(measured.warnings())
                .extracting(warning -> warning.text())
                .anyMatch(text -> text.matches("no time was left to confirm what Toy\\.[ab] was suspected of; give a"
                        + " budget of more than 22s"));
    }

    @Test
    void launchesAndLayoutsAreBalancedInBlocksOfTwo() {
        FakePairs pairs = new FakePairs(0.02);

        measure(pairs, Duration.ofMinutes(8));

        for (String method : METHODS) {
            List<PairRequest> own = pairs.requests.stream()
                    .filter(request -> request.base().id().equals(id(method)))
                    .toList();
            for (int i = 0; i + 1 < own.size(); i += 2) {
                assertThat(own.get(i).launchedFirst())
                        .isEqualTo(own.get(i + 1).launchedFirst().other());
                assertThat(own.get(i).layout()).isEqualTo(1 - own.get(i + 1).layout());
            }
        }
        assertThat(pairs.requests).allSatisfy(request -> {
            String suffix = request.layout() == 0 ? "-x" : "-y";
            assertThat(request.baseFiles().result().toString()).endsWith(suffix + ".json");
            assertThat(request.headFiles().result().toString())
                    .hasSameSizeAs(request.baseFiles().result().toString())
                    .isNotEqualTo(request.baseFiles().result().toString());
        });
    }

    @Test
    void whatFailsIsNotMeasuredAgainAndLeavesTheOthersAlone() {
        FakePairs pairs = new FakePairs(0.001)
                .failing("b", new PairOutcome.Failed(null, new PairOutcome.SideFailure("threw Boom", "at Toy.b")))
                .failing("d", new PairOutcome.Failed(new PairOutcome.SideFailure("hung", ""), null));
        List<Failure> told = new ArrayList<>();

        LockstepMeasured measured = measure(pairs, Duration.ofMinutes(10), new Progress() {
            @Override
            public void failed(Failure failure) {
                told.add(failure);
            }
        });

        assertThat(pairs.requests).hasSize(2 + 3 * 3);
        assertThat(told)
                .extracting(Failure::reason)
                .containsExactlyInAnyOrder("its fork in pair 1 threw Boom", "its fork in pair 1 hung");
        assertThat(comparison(measured, "b").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(comparison(measured, "b").explanation()).contains("threw Boom");
        assertThat(comparison(measured, "d").verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(comparison(measured, "d").explanation()).contains("hung");
        assertThat(comparison(measured, "a").verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void whatWasMeasuredBeforeAStopIsKept() {
        FakePairs pairs = new FakePairs(0.001).stoppingAfter(7);

        LockstepMeasured measured = measure(pairs, Duration.ofMinutes(10));

        assertThat(measured.stoppedBy()).isEqualTo("interrupted");
        assertThat(measured.recording().head().complete()).isFalse();
        assertThat(measured.recording().pairs().values().stream()
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(7);
    }

    @Test
    void givenSuspectsAreConfirmedWithoutAScreen() {
        FakePairs pairs = new FakePairs(0.01).slower("b", 1.2);
        List<Suspect> suspects = List.of(new Suspect(id("d"), "time", true), new Suspect(id("b"), "time", true));

        LockstepMeasured measured = measure(pairs, Duration.ofMinutes(3), Progress.SILENT, new Aim.Confirm(suspects));

        // Of 4 s each, in 180.
        assertThat(pairs.requests).hasSize(44).extracting(PairRequest::stage).containsOnly(Stage.CONFIRM);
        assertThat(measured.took()).isBetween(Duration.ofSeconds(170), Duration.ofSeconds(180));
        assertThat(comparison(measured, "b").verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison(measured, "d").verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void ofTooManyGivenSuspectsTheWorstAreConfirmed() {
        FakePairs pairs = new FakePairs(0.01);
        List<Suspect> suspects = List.of(new Suspect(id("d"), "time", true), new Suspect(id("b"), "time", true));

        LockstepMeasured measured = measure(pairs, Duration.ofSeconds(30), Progress.SILENT, new Aim.Confirm(suspects));

        assertThat(pairs.requests)
                .hasSize(7)
                .allMatch(request -> request.base().id().equals(id("d")));
        assertThat(measured.warnings()).singleElement().satisfies(warning -> assertThat(warning.text())
                .startsWith("no time was left to confirm what Toy.b was suspected of"));
    }

    @Test
    void givenSuspectsThatTakeLongerThanUsualGetFewerPairs() {
        FakePairs pairs = new FakePairs(0.01).times(5);
        List<Suspect> suspects = List.of(new Suspect(id("d"), "time", true), new Suspect(id("b"), "time", true));

        LockstepMeasured measured = measure(pairs, Duration.ofMinutes(3), Progress.SILENT, new Aim.Confirm(suspects));

        // Two of 20 s, and then there is no time for five more of both.
        assertThat(pairs.requests.stream().filter(request -> request.base().id().equals(id("b"))))
                .hasSize(1);
        assertThat(pairs.requests.stream().filter(request -> request.base().id().equals(id("d"))))
                .hasSize(8);
        assertThat(measured.took()).isEqualTo(Duration.ofMinutes(3));
        assertThat(comparison(measured, "b").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(measured.warnings()).singleElement().satisfies(warning -> assertThat(warning.text())
                .startsWith("no time was left to confirm what Toy.b was suspected of"));
    }

    @Test
    void confirmingStaysWithinATenthOfTheBudgetThoughPairsTakeLongerThanTheyDid() {
        Duration budget = Duration.ofMinutes(10);
        FakePairs pairs =
                new FakePairs(0.05).slower("a", 1.08).slower("b", 1.08).confirmingTimes(1.15);

        LockstepMeasured measured = measure(pairs, budget);

        assertThat(pairs.requests.stream().filter(request -> request.stage() == Stage.CONFIRM))
                .hasSizeGreaterThan(2 * ConfirmPlan.MODEST_PAIRS);
        assertThat(measured.took())
                .isBetween(
                        budget.multipliedBy(8).dividedBy(10),
                        budget.multipliedBy(11).dividedBy(10));
    }

    @Test
    void tellsWhatAPairCostAndWhatOfItIsStarting() {
        List<String> told = new ArrayList<>();

        measure(new FakePairs(0.001), Duration.ofSeconds(20), new Progress() {
            @Override
            public void step(String what) {
                told.add(what);
            }
        });

        assertThat(told)
                .containsExactly(
                        "5 pairs in 20s; 4.0 s a pair, 1.0 s of it until both sides were ready for their first turn"
                                + " (medians)");
    }

    @Test
    void theSameSeedMakesTheSameSchedule() {
        FakePairs first = new FakePairs(0.02);
        FakePairs second = new FakePairs(0.02);

        measure(first, Duration.ofMinutes(3));
        measure(second, Duration.ofMinutes(3));

        assertThat(second.requests).isEqualTo(first.requests);
    }

    @Test
    void aSampleIsAsLargeAsAskedForAndCutAsEarlierPairsTell() {
        FakePairs pairs = new FakePairs(0.02).slower("c", 2);
        BenchmarkId a = id("a");
        List<Pair> seen =
                measure(pairs, Duration.ofSeconds(1)).recording().pairs().getOrDefault(a, List.of());
        pairs.requests.clear();

        LockstepMeasured measured =
                measure(pairs, Duration.ofSeconds(1), Progress.SILENT, new Aim.Sample(4, Map.of(a, seen)));

        assertThat(pairs.requests).hasSize(20).extracting(PairRequest::stage).containsOnly(Stage.SCREEN);
        assertThat(measured.recording().suspects()).isEmpty();
        assertThat(pairs.requests.stream().filter(request -> request.base().id().equals(a)))
                .first()
                .extracting(request -> request.slices())
                .isEqualTo(Pacing.of(FakePairs.listed("a"), seen));
        assertThat(pairs.requests.stream().filter(request -> request.base().id().equals(a)))
                .extracting(PairRequest::layout)
                .containsOnly(0, 1);
    }

    @Test
    void aPairThatTurnsOutTooLongIsCutAnew() {
        FakePairs pairs = new FakePairs(0.02).takingLong("b", Duration.ofSeconds(3));

        LockstepMeasured measured = measure(pairs, Duration.ofMinutes(4));

        List<PairRequest> ofB = pairs.requests.stream()
                .filter(request -> request.base().id().equals(id("b")))
                .toList();
        assertThat(ofB.get(0).most()).isEqualTo(Pacing.MOST);
        assertThat(ofB.get(1).most()).isNull();
        assertThat(ofB.get(1).slices().turns()).isEqualTo(9);
        assertThat(ofB.get(1).layout()).isEqualTo(ofB.get(0).layout());
        assertThat(measured.recording().pairs().get(id("b"))).isNotEmpty();
    }

    private static LockstepMeasured measure(FakePairs pairs, Duration budget) {
        return measure(pairs, budget, Progress.SILENT);
    }

    private static LockstepMeasured measure(FakePairs pairs, Duration budget, Progress progress) {
        return measure(pairs, budget, progress, new Aim.Decide());
    }

    private static LockstepMeasured measure(FakePairs pairs, Duration budget, Progress progress, Aim aim) {
        List<SharedBenchmark> benchmarks = METHODS.stream()
                .map(method -> new SharedBenchmark(FakePairs.listed(method), FakePairs.listed(method)))
                .toList();
        LockstepPlan plan = new LockstepPlan(
                benchmarks, nothing(), nothing(), aim, Policy.DEFAULT.withBudget(budget), 11, Duration.ofMinutes(1));
        return new LockstepRun(plan, pairs, Path.of("scratch"), progress, pairs::nanoTime).measure();
    }

    private static Run nothing() {
        return new Run("toys", Environment.UNKNOWN, null, null, List.of(), new TreeMap<>(), List.of(), true, null);
    }

    private static List<Comparison> comparisons(LockstepMeasured measured) {
        return LockstepComparison.compare(measured.recording(), "base", Policy.DEFAULT)
                .comparisons();
    }

    private static Comparison comparison(LockstepMeasured measured, String method) {
        return comparisons(measured).stream()
                .filter(comparison -> comparison.benchmark().equals(id(method)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Verdict> verdicts(LockstepMeasured measured) {
        return comparisons(measured).stream().map(Comparison::verdict).toList();
    }

    private static BenchmarkId id(String method) {
        return FakePairs.listed(method).id();
    }
}
