package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.compare.ConfirmPlan;
import dev.backsight.checker.compare.EquivalencePlan;
import dev.backsight.checker.compare.LockstepComparison;
import dev.backsight.checker.compare.PairBudget;
import dev.backsight.checker.compare.Screen;
import dev.backsight.checker.measure.DurationText;
import dev.backsight.checker.measure.PairEvent;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Warning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of a {@link LockstepPlan}: screens everything, confirms the suspects on fresh pairs, and uses what is left of
 * the budget to show that the others did not change. Within a stage it works in rounds, each in an order of its own, so
 * that a slow spell of the machine hits one pair of many benchmarks instead of all pairs of one.
 */
final class LockstepRun {

    /** Of a confirming pair whose benchmark was never measured yet. */
    private static final Duration USUAL_COST = Duration.ofSeconds(9);

    private final LockstepPlan plan;
    private final PairSource source;
    private final Path files;
    private final Progress progress;
    private final LongSupplier nanoTime;
    private final long start;
    private final Random random;
    private final Map<BenchmarkId, SharedBenchmark> benchmarks = new LinkedHashMap<>();
    private final Map<BenchmarkId, Balance> balances = new HashMap<>();
    private final PairCollector collector;
    private final PairCosts costs = new PairCosts();
    private final PairBudget budget;
    private final List<Warning> warnings = new ArrayList<>();
    private List<Suspect> suspects = List.of();
    private int measured;
    private @Nullable String stoppedBy;

    LockstepRun(LockstepPlan plan, PairSource source, Path files, Progress progress, LongSupplier nanoTime) {
        this.plan = plan;
        this.source = source;
        this.files = files;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.random = new Random(plan.seed());
        this.collector = new PairCollector(plan, progress::failed);
        this.budget = new PairBudget(plan.policy().budget(), costs::of);
        for (SharedBenchmark benchmark : plan.benchmarks()) {
            benchmarks.put(benchmark.id(), benchmark);
            balances.put(benchmark.id(), new Balance(random.nextLong()));
        }
    }

    LockstepMeasured measure() {
        if (plan.aim() instanceof Aim.Confirm given) {
            confirm(given.suspects());
        } else if (plan.aim() instanceof Aim.Sample sample) {
            runRounds(each(sample.pairs()), Stage.SCREEN);
        } else {
            screen();
            confirm();
            showUnchanged();
        }
        Recording recording = collector.recording(suspects, stoppedBy == null);
        if (!(plan.aim() instanceof Aim.Sample)) {
            tellCost(recording.pairs().values().stream().flatMap(List::stream).toList());
        }
        return new LockstepMeasured(recording, warnings, stoppedBy, elapsed());
    }

    private void tellCost(List<Pair> pairs) {
        if (!pairs.isEmpty()) {
            progress.step(String.format(
                    Locale.ROOT,
                    "%d %s in %s; %.1f s a pair, %.1f s of it until both sides were ready for their first turn (medians)",
                    pairs.size(),
                    pairs.size() == 1 ? "pair" : "pairs",
                    seconds(elapsed()),
                    median(pairs, Pair::took),
                    median(pairs, Pair::startUp)));
        }
    }

    /** In seconds; of an even number the upper one. */
    private static double median(List<Pair> pairs, Function<Pair, Duration> figure) {
        List<Duration> sorted = pairs.stream().map(figure).sorted().toList();
        return sorted.get(sorted.size() / 2).toNanos() / 1e9;
    }

    private void screen() {
        int whole = 0;
        while (stoppedBy == null && !alive().isEmpty() && budget.allowsWholeRound(whole + 1, alive(), elapsed())) {
            whole++;
            runRound(alive(), new Step(Stage.SCREEN, whole, whole + PairBudget.CLOSER_LOOKS));
        }
        if (stoppedBy == null && !alive().isEmpty() && left().compareTo(Duration.ZERO) <= 0) {
            warnShort();
            return;
        }
        List<BenchmarkId> lookedAt = alive();
        for (int look = 1; look <= PairBudget.CLOSER_LOOKS && stoppedBy == null; look++) {
            List<BenchmarkId> standingOut =
                    new ArrayList<>(Screen.standingOut(collector.recording(List.of(), true), plan.policy()));
            standingOut.retainAll(lookedAt);
            lookedAt = budget.closerLook(look, standingOut, elapsed());
            if (lookedAt.isEmpty() && !standingOut.isEmpty()) {
                warnShort();
                return;
            }
            runRound(lookedAt, new Step(Stage.SCREEN, whole + look, whole + PairBudget.CLOSER_LOOKS));
        }
    }

    private void warnShort() {
        warnings.add(new Warning(
                Warning.Kind.MEASUREMENT,
                "the budget of " + seconds(plan.policy().budget()) + " was used up after " + seconds(elapsed())
                        + ", before those that stand out were looked at more closely; one pair of each benchmark takes "
                        + "about " + seconds(costs.of(alive())) + ", and a budget of twice that leaves time to confirm "
                        + "what is suspected"));
    }

    private void confirm() {
        if (stoppedBy != null) {
            return;
        }
        Recording screened = collector.recording(List.of(), true);
        suspects = Screen.suspects(screened, plan.policy());
        if (!suspects.isEmpty()) {
            // Their numbers are fixed here, before the first of them is measured.
            ConfirmPlan fresh = ConfirmPlan.of(screened, suspects, plan.policy());
            Map<BenchmarkId, Integer> allotted = budget.confirming(fresh.size(), fresh::ofFirst, elapsed());
            warnUnconfirmed(suspects.stream()
                    .map(Suspect::benchmark)
                    .distinct()
                    .filter(id -> !allotted.containsKey(id))
                    .toList());
            runRounds(allotted, Stage.CONFIRM);
        }
    }

    /** The same number of each, since nothing is known of their spread; what they cost, the first pair of each tells. */
    private void confirm(List<Suspect> given) {
        suspects = given;
        List<BenchmarkId> suspected =
                suspects.stream().map(Suspect::benchmark).distinct().toList();
        long usually = plan.policy().budget().dividedBy(USUAL_COST) / ConfirmPlan.MODEST_PAIRS;
        List<BenchmarkId> tried = suspected.stream().limit(Math.max(1, usually)).toList();
        runRound(tried, new Step(Stage.CONFIRM, 1, ConfirmPlan.MODEST_PAIRS));
        List<BenchmarkId> measured =
                tried.stream().filter(id -> !collector.hasFailed(id)).toList();
        Map<BenchmarkId, Integer> more =
                budget.alike(measured, ConfirmPlan.MODEST_PAIRS - 1, ConfirmPlan.MOST_PAIRS - 1, elapsed());
        if (stoppedBy == null) {
            warnUnconfirmed(suspected.stream()
                    .filter(id -> !more.containsKey(id) && !collector.hasFailed(id))
                    .toList());
        }
        runRounds(more, Stage.CONFIRM, 1);
    }

    private void warnUnconfirmed(List<BenchmarkId> left) {
        if (!left.isEmpty()) {
            warnings.add(new Warning(
                    Warning.Kind.MEASUREMENT,
                    "no time was left to confirm what "
                            + left.stream().map(BenchmarkId::label).collect(Collectors.joining(", "))
                            + (left.size() == 1 ? " was" : " were") + " suspected of; give a budget of more than "
                            + seconds(plan.policy().budget())));
        }
    }

    private void showUnchanged() {
        for (int look = 2; look <= EquivalencePlan.LOOKS && stoppedBy == null; look++) {
            Map<BenchmarkId, Integer> pairs = budget.showingUnchanged(
                    EquivalencePlan.of(collector.recording(suspects, true), plan.policy()), elapsed());
            if (pairs.isEmpty()) {
                return;
            }
            runRounds(pairs, Stage.EQUIVALENCE);
        }
    }

    private void runRounds(Map<BenchmarkId, Integer> pairs, Stage stage) {
        runRounds(pairs, stage, 0);
    }

    /**
     * Interleaves the pairs of all.
     *
     * @param before rounds of the stage that were run already
     */
    private void runRounds(Map<BenchmarkId, Integer> pairs, Stage stage, int before) {
        int most = pairs.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int round = 1; round <= most && stoppedBy == null; round++) {
            List<BenchmarkId> order = new ArrayList<>();
            for (Map.Entry<BenchmarkId, Integer> entry : pairs.entrySet()) {
                if (entry.getValue() >= round && !collector.hasFailed(entry.getKey())) {
                    order.add(entry.getKey());
                }
            }
            // Unlike the others, a pair of these may be left out: their number decides nothing.
            if (stage == Stage.EQUIVALENCE && !budget.allowsRound(order, elapsed())) {
                return;
            }
            runRound(order, new Step(stage, before + round, before + most));
        }
    }

    private record Step(Stage stage, int round, int rounds) {}

    private void runRound(List<BenchmarkId> ids, Step step) {
        List<BenchmarkId> order = new ArrayList<>(ids);
        Collections.shuffle(order, random);
        for (int i = 0; i < order.size() && stoppedBy == null; i++) {
            SharedBenchmark benchmark = benchmarks.get(order.get(i));
            if (benchmark != null) {
                progress.pairStarted(event(order, i, i, step));
                runPair(benchmark, step.stage());
                if (stoppedBy == null) {
                    progress.pairEnded(event(order, i, i + 1, step));
                }
            }
        }
    }

    private void runPair(SharedBenchmark benchmark, Stage stage) {
        BenchmarkId id = benchmark.id();
        Balance.Assignment assignment = balance(id).next();
        List<Pair> seen = seen(id);
        PairOutcome outcome = source.run(request(
                benchmark, stage, assignment, Pacing.of(benchmark.head(), seen), seen.isEmpty() ? Pacing.MOST : null));
        if (outcome instanceof PairOutcome.TooLong tooLong) {
            SliceSettings fewer = Pacing.ofLong(benchmark.head(), tooLong.turns());
            outcome = source.run(request(benchmark, stage, assignment, fewer, null));
        }
        if (outcome instanceof PairOutcome.Stopped stopped) {
            stoppedBy = stopped.why();
        } else if (outcome instanceof PairOutcome.Failed failed) {
            collector.fail(benchmark, collector.pairsOf(id).size() + 1, failed);
        } else if (outcome instanceof PairOutcome.Measured delivered) {
            collector.add(id, delivered);
            costs.add(id, Pacing.cost(benchmark.head(), seen(id)));
        }
    }

    private PairRequest request(
            SharedBenchmark benchmark,
            Stage stage,
            Balance.Assignment assignment,
            SliceSettings slices,
            @Nullable Duration most) {
        measured++;
        return new PairRequest(
                benchmark.base(),
                benchmark.head(),
                slices,
                stage,
                assignment.launchedFirst(),
                assignment.layout(),
                random.nextLong(),
                plan.patience(),
                most,
                files(assignment.layout()),
                files(1 - assignment.layout()));
    }

    private Balance balance(BenchmarkId id) {
        return balances.computeIfAbsent(id, missing -> new Balance(random.nextLong()));
    }

    /** Names of equal length that go with the layout, not with the side. */
    private PairRequest.Files files(int layout) {
        String name = "pair-" + measured + (layout == 0 ? "-x" : "-y");
        return new PairRequest.Files(files.resolve(name + ".json"), files.resolve(name + ".log"));
    }

    /** The benchmark's pairs, of an earlier run too. */
    private List<Pair> seen(BenchmarkId id) {
        List<Pair> seen = new ArrayList<>(collector.pairsOf(id));
        if (plan.aim() instanceof Aim.Sample sample) {
            seen.addAll(sample.seen().getOrDefault(id, List.of()));
        }
        return seen;
    }

    private Map<BenchmarkId, Integer> each(int pairs) {
        Map<BenchmarkId, Integer> all = new LinkedHashMap<>();
        benchmarks.keySet().forEach(id -> all.put(id, pairs));
        return all;
    }

    private List<BenchmarkId> alive() {
        return benchmarks.keySet().stream()
                .filter(id -> !collector.hasFailed(id))
                .toList();
    }

    /** @param done how many of this round's pairs have ended */
    private PairEvent event(List<BenchmarkId> order, int index, int done, Step step) {
        BenchmarkId id = order.get(index);
        @Nullable Duration eta = null;
        if (costs.known()) {
            eta = costs.of(order.subList(done, order.size()));
            if (!(plan.aim() instanceof Aim.Decide && step.stage() == Stage.SCREEN)) {
                eta = eta.plus(costs.of(order).multipliedBy(step.rounds() - step.round()));
            } else if (left().compareTo(eta) > 0) {
                // After this round comes more, for as long as the budget lasts.
                eta = left();
            }
        }
        return new PairEvent(
                index + 1, order.size(), id, step.stage(), step.round(), step.rounds(), soFar(id), elapsed(), eta);
    }

    /** How the benchmark's time changed as far as its pairs tell; null before the second of them. */
    private @Nullable Change soFar(BenchmarkId id) {
        if (collector.pairsOf(id).size() < 2) {
            return null;
        }
        return LockstepComparison.compare(collector.recordingOf(id), "base", plan.policy()).comparisons().stream()
                .filter(comparison -> comparison.metric().family() == MetricFamily.TIME)
                .map(Comparison::change)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /** Of the budget; negative once it is overrun. */
    private Duration left() {
        return plan.policy().budget().minus(elapsed());
    }

    private static String seconds(Duration duration) {
        return DurationText.of(duration);
    }
}
