package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Characteristics;
import dev.backsight.checker.model.CharacteristicsSetup;
import dev.backsight.checker.model.Coverage;
import dev.backsight.checker.model.Detection;
import dev.backsight.checker.model.FailureRate;
import dev.backsight.checker.model.InjectedSlowdown;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Rate;
import dev.backsight.checker.model.RuleOutcome;
import dev.backsight.checker.model.Slowdown;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.stats.Binomial;
import dev.backsight.checker.stats.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Finds the gate's operating characteristics by letting it decide on suites drawn from recorded pairs. Within a suite no
 * pair is used twice while there are others, so that the pairs of a suite are as independent as those of a check; truth is
 * put in by shifting the logs of pairs of builds that do not differ. Seeded: the same recordings give the same figures,
 * whatever the number of processors.
 */
public final class GateSimulation {

    private static final double CONFIDENCE = 0.95;
    private static final double UPPER = 0.95;

    /** What the draws are for; each purpose has random numbers of its own. */
    private static final long IDENTICAL = 1L << 40;

    private static final long BOUNDARY = 2L << 40;
    private static final long SLOWED = 3L << 40;
    private static final long INJECTED = 4L << 40;
    private static final long BOOTSTRAP = 5L << 40;

    private final List<RecordedPairs> sources;
    private final List<RunPair> apart;
    private final SimulationSettings settings;
    private final List<RecordedCase> cases;
    private final List<RecordedCase> injected;
    private final List<BenchmarkId> leftOut;

    /**
     * @param sources pairs of builds that do not differ, and of builds of which it is known how they do
     * @param apart forks of builds that do not differ, measured one after the other; for other tools' rules
     */
    public GateSimulation(List<RecordedPairs> sources, List<RunPair> apart, SimulationSettings settings) {
        this.sources = List.copyOf(sources);
        this.apart = List.copyOf(apart);
        this.settings = settings;
        List<RecordedCase> all = cases(settings.policy());
        this.cases = all.stream()
                .filter(each -> each.truth() == 0 && each.pairs() >= RecordedCase.LEAST_PAIRS)
                .toList();
        this.injected = all.stream()
                .filter(each -> each.truth() != 0 && each.pairs() >= RecordedCase.LEAST_PAIRS)
                .toList();
        if (cases.stream().map(RecordedCase::id).distinct().count() < cases.size()) {
            throw new IllegalArgumentException("pairs of builds that do not differ are to be given at once");
        }
        this.leftOut = all.stream()
                .filter(each -> each.truth() == 0 && each.pairs() < RecordedCase.LEAST_PAIRS)
                .map(RecordedCase::id)
                .toList();
    }

    private List<RecordedCase> cases(Policy policy) {
        return sources.stream()
                .flatMap(source -> RecordedCase.of(source, policy, settings.location()).stream())
                .toList();
    }

    /** Pairs of a benchmark below which it cannot take part. */
    public static int leastPairs() {
        return RecordedCase.LEAST_PAIRS;
    }

    /** Whether any benchmark has enough pairs. */
    public boolean possible() {
        return !cases.isEmpty();
    }

    /** @throws IllegalStateException unless {@link #possible()} */
    public Characteristics run() {
        if (!possible()) {
            throw new IllegalStateException("no benchmark has " + RecordedCase.LEAST_PAIRS + " pairs");
        }
        SuiteDrawing drawing = drawing(cases, settings.policy());
        SuiteTally identical = drawing.suites(
                        settings.suites(), IDENTICAL, ignored -> 0.0, suite -> SuiteTally.of(suite, suite.finished()))
                .reduce(SuiteTally.NONE, SuiteTally::plus);
        Function<RecordedCase, Double> atTolerance =
                each -> Math.log1p(each.time().matched().tolerance());
        SuiteTally boundary = drawing.suites(
                        settings.suites(), BOUNDARY, atTolerance, suite -> SuiteTally.of(suite, suite.confirmed()))
                .reduce(SuiteTally.NONE, SuiteTally::plus);
        List<Slowdown> tried = tried();
        DetectionTrial trial = new DetectionTrial();
        List<Detection> detections = detections(tried, trial);
        FailureRate onIdentical = new FailureRate(rate(identical.failed(), identical.suites()), upper(ignored -> 0.0));
        FailureRate onBoundary = new FailureRate(rate(boundary.failed(), boundary.suites()), upper(atTolerance));
        List<RuleOutcome> rules = new ArrayList<>();
        rules.add(ours(onIdentical, detections, tried));
        rules.addAll(new RuleTrial(cases.stream().map(RecordedCase::id).toList(), settings).of(sources, apart));
        Characteristics found = new Characteristics(
                setup(identical.plus(boundary)),
                onIdentical,
                onBoundary,
                rate(identical.unchanged(), identical.judged()),
                coverage(identical),
                coverage(boundary),
                trial.medianExcess(),
                tried,
                detections,
                injections(),
                rules,
                List.of(),
                leftOut);
        return Requirements.judged(found);
    }

    private CharacteristicsSetup setup(SuiteTally tally) {
        int[] pairs = cases.stream().mapToInt(RecordedCase::pairs).toArray();
        Policy policy = settings.policy();
        return new CharacteristicsSetup(
                settings.suites(),
                settings.size(),
                cases.size(),
                Arrays.stream(pairs).min().orElse(0),
                Arrays.stream(pairs).max().orElse(0),
                tally.fresh() == 0 ? 0 : (double) tally.reused() / tally.fresh(),
                policy.alpha(),
                policy.tolerances().getOrDefault(MetricFamily.TIME, 0.0),
                policy.budget(),
                settings.location().words(),
                settings.seed());
    }

    private SuiteDrawing drawing(List<RecordedCase> from, Policy policy) {
        return new SuiteDrawing(from, settings.size(), policy, settings.seed());
    }

    private static Coverage coverage(SuiteTally tally) {
        return new Coverage(rate(tally.holdTruth(), tally.intervals()), rate(tally.holdMean(), tally.intervals()));
    }

    /** Every slowdown with every budget; and a small one with a small tolerance and the longest budget. */
    private List<Slowdown> tried() {
        double tolerance = settings.policy().tolerances().getOrDefault(MetricFamily.TIME, 0.0);
        List<Slowdown> tried = new ArrayList<>();
        for (Duration budget : settings.budgets()) {
            for (double slowdown : SimulationSettings.SLOWDOWNS) {
                tried.add(new Slowdown(slowdown, tolerance, budget));
            }
        }
        tried.add(SimulationSettings.SMALL);
        return tried;
    }

    private List<Detection> detections(List<Slowdown> tried, DetectionTrial trial) {
        Map<Double, List<RecordedCase>> byTolerance = new HashMap<>();
        List<List<Rate>> found = new ArrayList<>();
        cases.forEach(ignored -> found.add(new ArrayList<>()));
        double[] detectable = new double[cases.size()];
        Arrays.fill(detectable, Double.NaN);
        for (int column = 0; column < tried.size(); column++) {
            Slowdown slowdown = tried.get(column);
            Policy policy =
                    settings.policy().withTolerance(slowdown.tolerance()).withBudget(slowdown.budget());
            List<RecordedCase> judged =
                    byTolerance.computeIfAbsent(slowdown.tolerance(), ignored -> cases(policy).stream()
                            .filter(each -> each.truth() == 0 && each.pairs() >= RecordedCase.LEAST_PAIRS)
                            .toList());
            SuiteDrawing drawing = drawing(judged, policy);
            boolean counts = trial.counts(slowdown, settings.policy().budget());
            for (int i = 0; i < judged.size(); i++) {
                long stream = SLOWED + (((long) column * judged.size() + i) << 20);
                DetectionTrial.Found each = trial.found(
                        drawing,
                        judged.get(i),
                        Math.log1p(slowdown.slowdown()),
                        settings.suitesPerCase(),
                        stream,
                        counts);
                found.get(i).add(each.rate());
                if (counts) {
                    detectable[i] = each.detectable();
                }
            }
        }
        return IntStream.range(0, cases.size())
                .mapToObj(i -> new Detection(
                        cases.get(i).id(), cases.get(i).pairs(), cases.get(i).deviation(), detectable[i], found.get(i)))
                .toList();
    }

    private List<InjectedSlowdown> injections() {
        List<InjectedSlowdown> found = new ArrayList<>();
        for (int b = 0; b < settings.budgets().size(); b++) {
            Duration budget = settings.budgets().get(b);
            SuiteDrawing drawing = drawing(cases, settings.policy().withBudget(budget));
            for (int i = 0; i < injected.size(); i++) {
                found.add(injection(
                        injected.get(i), budget, drawing, INJECTED + (((long) b * injected.size() + i) << 20)));
            }
        }
        return found;
    }

    private InjectedSlowdown injection(RecordedCase slowed, Duration budget, SuiteDrawing drawing, long stream) {
        BenchmarkId name = SuiteDrawing.targetName(slowed);
        List<Outcome> outcomes = drawing.suitesWith(
                        slowed, 0, settings.suitesPerCase(), stream, suite -> Outcome.of(suite.confirmed(), name))
                .toList();
        long regressed = outcomes.stream().filter(Outcome::regressed).count();
        List<Change> changes =
                outcomes.stream().flatMap(outcome -> outcome.changes.stream()).toList();
        long covering = changes.stream()
                .filter(change -> change.low() <= slowed.truth() && slowed.truth() <= change.high())
                .count();
        return new InjectedSlowdown(
                slowed.id(),
                slowed.truth(),
                budget,
                rate(regressed, outcomes.size()),
                changes.isEmpty() ? Rate.NOT_TRIED : rate(covering, changes.size()));
    }

    /** The 95th percentile of the failure rate over bootstrap samples of every case's pairs. */
    private double upper(Function<RecordedCase, Double> shift) {
        double[] rates = new double[settings.bootstraps()];
        for (int b = 0; b < rates.length; b++) {
            SplittableRandom random = new SplittableRandom(new SplittableRandom(settings.seed() + b).nextLong());
            List<RecordedCase> resampled = cases.stream()
                    .map(each ->
                            each.only(random.ints(each.pairs(), 0, each.pairs()).toArray()))
                    .toList();
            long failed = drawing(resampled, settings.policy())
                    .suites(
                            settings.suitesPerBootstrap(),
                            BOOTSTRAP + ((long) b << 20),
                            shift,
                            suite -> SuiteTally.failed(suite.suspectsDecided()))
                    .filter(Boolean::booleanValue)
                    .count();
            rates[b] = (double) failed / settings.suitesPerBootstrap();
        }
        Arrays.sort(rates);
        return rates[(int) Math.ceil(UPPER * rates.length) - 1];
    }

    private RuleOutcome ours(FailureRate onIdentical, List<Detection> detections, List<Slowdown> tried) {
        return new RuleOutcome(
                "Backsight",
                "screen, then confirm on fresh pairs",
                "STATISTICS.md",
                RuleOutcome.Feed.TURNS,
                Double.NaN,
                onIdentical.suites().share(),
                mean(detections, tried, 0.05),
                mean(detections, tried, 0.10));
    }

    private double mean(List<Detection> detections, List<Slowdown> tried, double slowdown) {
        int column = tried.indexOf(new Slowdown(
                slowdown,
                settings.policy().tolerances().getOrDefault(MetricFamily.TIME, 0.0),
                settings.policy().budget()));
        return column < 0
                ? Double.NaN
                : detections.stream()
                        .mapToDouble(detection -> detection.found().get(column).share())
                        .average()
                        .orElse(Double.NaN);
    }

    static Rate rate(long hits, long of) {
        Binomial interval = Binomial.interval(hits, of, CONFIDENCE);
        return new Rate(hits, of, interval.low(), interval.high());
    }

    /** Tries whether a slowed benchmark is found, and gathers what its suites could have detected. */
    private static final class DetectionTrial {

        /** At which slowdown suspects are asked for their minimum detectable change. */
        private static final double ASKED_AT = 0.05;

        private final List<Double> excesses = new ArrayList<>();

        boolean counts(Slowdown slowdown, Duration budget) {
            return slowdown.slowdown() == ASKED_AT && slowdown.budget().equals(budget);
        }

        /** @param detectable median minimum detectable change of the target; not a number where none was stated */
        record Found(Rate rate, double detectable) {}

        Found found(SuiteDrawing drawing, RecordedCase target, double shift, int suites, long stream, boolean counts) {
            BenchmarkId name = SuiteDrawing.targetName(target);
            List<Outcome> outcomes = drawing.suitesWith(
                            target, shift, suites, stream, suite -> Outcome.of(suite.suspectsDecided(), name))
                    .toList();
            if (counts) {
                outcomes.forEach(outcome -> excesses.addAll(outcome.excesses));
            }
            double[] detectable = outcomes.stream()
                    .flatMap(outcome -> outcome.changes.stream())
                    .mapToDouble(Change::minimumDetectableChange)
                    .toArray();
            return new Found(
                    rate(outcomes.stream().filter(Outcome::regressed).count(), suites),
                    detectable.length == 0 ? Double.NaN : Location.median(detectable));
        }

        double medianExcess() {
            DoubleStream all = excesses.stream().mapToDouble(Double::doubleValue);
            return excesses.isEmpty() ? Double.NaN : Location.median(all.toArray());
        }
    }

    /**
     * @param excesses of suspects that were confirmed, over the tolerance
     * @param changes of the target's time: one, or none where it was not looked at
     */
    private record Outcome(boolean regressed, List<Double> excesses, List<Change> changes) {

        static Outcome of(List<FamilyDecision> families, BenchmarkId target) {
            boolean regressed = false;
            List<Double> excesses = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            for (FamilyDecision family : families) {
                for (int i = 0; i < family.contrasts().size(); i++) {
                    Contrast contrast = family.contrasts().get(i);
                    if (contrast.id().equals(target)) {
                        // More work mostly allocates more too, which hardly scatters: that would be no feat.
                        regressed |= family.verdict(i) == Verdict.REGRESSED
                                && contrast.metric().family() != MetricFamily.ALLOCATION;
                        if (contrast.metric().family() == MetricFamily.TIME) {
                            changes.add(family.change(i));
                        }
                    }
                    if (contrast.role() == Role.SUSPECTED_WORSE
                            && contrast.metric().family() == MetricFamily.TIME) {
                        excesses.add(family.change(i).minimumDetectableChange() - contrast.tolerance());
                    }
                }
            }
            return new Outcome(regressed, excesses, changes);
        }
    }
}
