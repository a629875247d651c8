package dev.backsight.checker.measure;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a {@link SoloPlan}. Works in rounds: each runs every benchmark once, in an order of its own, so that a
 * benchmark's forks are spread over the whole time and a slow spell of the machine hits one fork of many benchmarks
 * instead of all forks of one.
 */
final class SoloRun {

    private static final int DEADLINE_FACTOR = 10;

    private final SoloPlan plan;
    private final Scratch scratch;
    private final KeptForks kept;
    private final Progress progress;
    private final LongSupplier nanoTime;
    private final long start;
    private final List<ForkGroup> groups;
    private final Random random;
    private final ForkRunner runner;
    private final ForkCollector collector;
    private final ForkCosts costs = new ForkCosts();
    private @Nullable String stoppedBy;

    SoloRun(
            SoloPlan plan,
            Scratch scratch,
            KeptForks kept,
            Progress progress,
            Cancellation cancellation,
            LongSupplier nanoTime) {
        this.plan = plan;
        this.scratch = scratch;
        this.kept = kept;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.groups = ForkGroup.of(plan.benchmarks());
        this.random = new Random(plan.seed());
        this.runner = new ForkRunner(plan.harness(), scratch, cancellation);
        this.collector = new ForkCollector(progress);
    }

    Measured measure() {
        for (int round = 1; round <= plan.forks() && stoppedBy == null; round++) {
            List<ForkGroup> alive = alive();
            if (alive.isEmpty() || (round > 1 && !affordable(alive, round))) {
                break;
            }
            Collections.shuffle(alive, random);
            runRound(alive, round);
        }
        kept.taken().ifPresent(collector::warn);
        return collector.result(stoppedBy, elapsed());
    }

    private void runRound(List<ForkGroup> order, int round) {
        for (int i = 0; i < order.size() && stoppedBy == null; i++) {
            ForkGroup group = order.get(i);
            Optional<Run> earlier = kept.take(group, number(group), round);
            if (earlier.isPresent()) {
                collector.add(group.ids(), earlier.get());
                continue;
            }
            progress.forkStarted(event(order, i, i, round));
            Duration before = elapsed();
            runFork(group, round);
            if (stoppedBy == null) {
                costs.add(group, elapsed().minus(before));
                progress.forkEnded(event(order, i, i + 1, round));
            }
        }
    }

    private void runFork(ForkGroup group, int round) {
        int number = number(group);
        Path resultFile = scratch.resultFile(number, round);
        Duration deadline = plan.patience().plus(group.iterations().multipliedBy(DEADLINE_FACTOR));
        ForkRunner.Outcome outcome = runner.run(group, resultFile, scratch.logFile(number, round), deadline);
        if (outcome instanceof ForkRunner.Outcome.Stopped stopped) {
            stoppedBy = stopped.why();
        } else if (outcome instanceof ForkRunner.Outcome.Failed failed) {
            group.ids().forEach(id -> fail(id, round, failed.how(), failed.output()));
        } else if (outcome instanceof ForkRunner.Outcome.Delivered delivered && brokenOff(group, delivered)) {
            group.ids().forEach(id -> fail(id, round, missing(group, delivered.output()), delivered.output()));
        } else if (outcome instanceof ForkRunner.Outcome.Delivered delivered) {
            collector.add(group.ids(), delivered.run());
            if (delivered.run().benchmarks().containsAll(group.ids())) {
                keep(resultFile, number, round);
            }
            group.ids().stream()
                    .filter(id -> !delivered.run().benchmarks().contains(id))
                    .forEach(id -> fail(id, round, missing(group, delivered.output()), delivered.output()));
        }
    }

    private int number(ForkGroup group) {
        return groups.indexOf(group) + 1;
    }

    private void keep(Path resultFile, int number, int round) {
        try {
            kept.keep(resultFile, number, round);
        } catch (IOException e) {
            collector.warn("a fork could not be kept, and would be measured again if this run were interrupted: " + e);
        }
    }

    private void fail(BenchmarkId id, int round, String how, ForkOutput output) {
        collector.fail(id, "fork " + round + " " + how, output.tail());
    }

    /** JMH delivers the iterations that a benchmark managed before it threw, in its tear-down at the latest. */
    private static boolean brokenOff(ForkGroup group, ForkRunner.Outcome.Delivered delivered) {
        return group.benchmarks().size() == 1 && delivered.output().cause().isPresent();
    }

    /** JMH's output does not say which of several benchmarks it is about. */
    private static String missing(ForkGroup group, ForkOutput output) {
        String nothing = "delivered no result";
        return output.cause()
                .map(cause ->
                        group.benchmarks().size() == 1 ? cause : nothing + "; a fork of the same command " + cause)
                .orElse(nothing);
    }

    private List<ForkGroup> alive() {
        List<ForkGroup> alive = new ArrayList<>(groups);
        alive.removeIf(group -> group.ids().stream().allMatch(collector::hasFailed));
        return alive;
    }

    private boolean affordable(List<ForkGroup> alive, int round) {
        Duration cost = costs.of(alive);
        Duration left = plan.budget().minus(elapsed());
        if (cost == null || ForkCosts.rounds(cost, left, 1) == 1) {
            return true;
        }
        int measured = round - 1;
        Duration needed = elapsed().plus(cost.multipliedBy(plan.forks() - measured));
        collector.warn("the budget of " + DurationText.of(plan.budget()) + " was enough for " + measured + " of "
                + plan.forks() + " forks; all of them need about " + DurationText.of(needed));
        return false;
    }

    /** @param done how many of this round's forks have ended */
    private ForkEvent event(List<ForkGroup> order, int index, int done, int round) {
        Duration elapsed = elapsed();
        Duration rest = costs.of(order.subList(done, order.size()));
        Duration whole = costs.of(alive());
        Duration eta = null;
        if (rest != null && whole != null) {
            Duration left = plan.budget().minus(elapsed).minus(rest);
            int further = ForkCosts.rounds(whole, left, plan.forks() - round);
            eta = rest.plus(whole.multipliedBy(further));
        }
        return new ForkEvent(index + 1, order.size(), order.get(index).first(), round, plan.forks(), elapsed, eta);
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }
}
