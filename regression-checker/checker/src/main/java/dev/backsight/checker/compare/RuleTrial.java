package dev.backsight.checker.compare;

import dev.backsight.checker.compare.rules.PooledScores;
import dev.backsight.checker.compare.rules.PublishedRule;
import dev.backsight.checker.compare.rules.PublishedRules;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.RuleOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Tries other tools' rules on forks of builds that do not differ: five of either side, as JMH has by default, drawn from
 * those recorded. Which of a pair of forks is base and which is head is drawn too, for nothing tells them apart. That a
 * tool's base was measured on another day is not in this: the rules look better here than in use.
 */
final class RuleTrial {

    private static final int FORKS = 5;
    private static final int LEAST_FORKS = 2;
    private static final int DRAWS = 100;
    private static final double[] SLOWDOWNS = {0, 0.05, 0.10};

    private final List<BenchmarkId> benchmarks;
    private final SimulationSettings settings;
    private final List<PublishedRule> rules;

    /** @param benchmarks that take part */
    RuleTrial(List<BenchmarkId> benchmarks, SimulationSettings settings) {
        this.benchmarks = benchmarks;
        this.settings = settings;
        this.rules = PublishedRules.all(settings.seed());
    }

    /** Fed forks measured apart, where there are any, and slices of pairs. */
    List<RuleOutcome> of(List<RecordedPairs> sources, List<RunPair> apart) {
        List<RuleOutcome> outcomes = new ArrayList<>(outcomes(RuleOutcome.Feed.APART, forksApart(apart)));
        outcomes.addAll(outcomes(RuleOutcome.Feed.TURNS, forksInTurns(sources)));
        return outcomes;
    }

    private static SortedMap<BenchmarkId, List<Forks>> forksApart(List<RunPair> apart) {
        SortedMap<BenchmarkId, List<Forks>> forks = new TreeMap<>();
        for (RunPair pair : apart) {
            Matching.of(pair.base(), pair.head(), Policy.DEFAULT, List.of(), false)
                    .metrics()
                    .forEach(metric -> add(metric, forks));
        }
        return forks;
    }

    private static SortedMap<BenchmarkId, List<Forks>> forksInTurns(List<RecordedPairs> sources) {
        SortedMap<BenchmarkId, List<Forks>> forks = new TreeMap<>();
        sources.stream()
                .filter(source -> source.truth() == 0)
                .flatMap(source -> source.recordings().stream())
                .flatMap(recording -> LockstepSuite.of(recording, Policy.DEFAULT).metrics().stream())
                .forEach(metric -> add(metric.matched(), forks));
        return forks;
    }

    private static void add(MatchedMetric metric, SortedMap<BenchmarkId, List<Forks>> forks) {
        if (metric.metric().family() == MetricFamily.TIME) {
            int count = Math.min(metric.base().forkCount(), metric.head().forkCount());
            for (int i = 0; i < count; i++) {
                forks.computeIfAbsent(metric.id(), missing -> new ArrayList<>())
                        .add(new Forks(
                                usable(metric.base().fork(i)),
                                usable(metric.head().fork(i)),
                                metric.sign() > 0));
            }
        }
    }

    /** Iterations in which an operation was finished. */
    private static double[] usable(double[] fork) {
        return Arrays.stream(fork)
                .filter(value -> value > 0 && Double.isFinite(value))
                .toArray();
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared, and never leaves this class.
    private record Forks(double[] base, double[] head, boolean lowerIsBetter) {}

    private List<RuleOutcome> outcomes(RuleOutcome.Feed feed, SortedMap<BenchmarkId, List<Forks>> forks) {
        List<List<Forks>> cases = forks.entrySet().stream()
                .filter(entry ->
                        benchmarks.contains(entry.getKey()) && entry.getValue().size() >= LEAST_FORKS)
                .map(Map.Entry::getValue)
                .toList();
        List<RuleOutcome> outcomes = new ArrayList<>();
        if (cases.isEmpty()) {
            return outcomes;
        }
        // benchmark × rule × slowdown: share of draws called worse
        List<double[][]> shares = IntStream.range(0, cases.size())
                .parallel()
                .mapToObj(i -> shares(cases.get(i), i))
                .toList();
        for (int r = 0; r < rules.size(); r++) {
            PublishedRule rule = rules.get(r);
            double silent = 1;
            double[] means = new double[SLOWDOWNS.length];
            for (double[][] of : shares) {
                // A suite holds every case equally often.
                silent *= Math.pow(1 - of[r][0], (double) settings.size() / cases.size());
                for (int s = 0; s < means.length; s++) {
                    means[s] += of[r][s] / cases.size();
                }
            }
            outcomes.add(new RuleOutcome(
                    rule.tool(), rule.words(), rule.source(), feed, means[0], 1 - silent, means[1], means[2]));
        }
        return outcomes;
    }

    private double[][] shares(List<Forks> forks, int stream) {
        double[][] shares = new double[rules.size()][SLOWDOWNS.length];
        // Mixed twice: generators with neighbouring seeds begin alike.
        long mixed = new SplittableRandom(settings.seed()).nextLong();
        SplittableRandom random = new SplittableRandom(new SplittableRandom(mixed + stream).nextLong());
        for (int draw = 0; draw < DRAWS; draw++) {
            PooledScores identical = draw(forks, random);
            for (int s = 0; s < SLOWDOWNS.length; s++) {
                PooledScores slowed = slowed(identical, SLOWDOWNS[s]);
                for (int r = 0; r < shares.length; r++) {
                    shares[r][s] += rules.get(r).callsWorse(slowed) ? 1.0 / DRAWS : 0;
                }
            }
        }
        return shares;
    }

    private static PooledScores draw(List<Forks> forks, SplittableRandom random) {
        List<Forks> left = new ArrayList<>(forks);
        DoubleStream.Builder base = DoubleStream.builder();
        DoubleStream.Builder head = DoubleStream.builder();
        for (int i = 0; i < FORKS && !left.isEmpty(); i++) {
            Forks next = left.remove(random.nextInt(left.size()));
            boolean swapped = random.nextBoolean();
            DoubleStream.of(swapped ? next.head : next.base).forEach(base);
            DoubleStream.of(swapped ? next.base : next.head).forEach(head);
        }
        return new PooledScores(base.build().toArray(), head.build().toArray(), forks.get(0).lowerIsBetter);
    }

    private static PooledScores slowed(PooledScores scores, double slowdown) {
        double factor = scores.lowerIsBetter() ? 1 + slowdown : 1 / (1 + slowdown);
        return new PooledScores(
                scores.base(),
                Arrays.stream(scores.head()).map(value -> value * factor).toArray(),
                scores.lowerIsBetter());
    }
}
