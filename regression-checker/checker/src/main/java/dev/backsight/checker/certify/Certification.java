package dev.backsight.checker.certify;

import dev.backsight.checker.compare.IdenticalBuilds;
import dev.backsight.checker.compare.RunPair;
import dev.backsight.checker.jmh.BenchmarkListFile;
import dev.backsight.checker.jmh.Include;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.machine.EnvironmentProbe;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.SoloPlan;
import dev.backsight.checker.measure.lockstep.Aim;
import dev.backsight.checker.measure.lockstep.BuildUnderTest;
import dev.backsight.checker.measure.lockstep.LockstepMeasured;
import dev.backsight.checker.measure.lockstep.LockstepPlan;
import dev.backsight.checker.measure.lockstep.LockstepRunner;
import dev.backsight.checker.measure.lockstep.SharedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures two builds that do not differ, and slowdowns of known size, until there are as many pairs as asked for. Pairs
 * of all kinds alternate, whichever is furthest behind, so that the machine's moods hit all kinds alike.
 */
public final class Certification {

    /** Launch order and directories are balanced over four pairs, and then tell nothing of each other. */
    private static final int BLOCK = 4;

    /** Of all half-widths together. */
    static final double CONFIDENCE = 0.99;

    private final CertifyRequest request;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Clock clock;
    private final List<SharedBenchmark> benchmarks;
    private final Environment environment;
    private final List<PairSeries> series;
    private final PairArchive archive;
    private final TimeLeft timeLeft = new TimeLeft();
    private @Nullable String stoppedBy;

    /** @throws UnusableInputException when a jar or the directory of pairs cannot be used, or nothing is to be measured */
    public Certification(CertifyRequest request, Progress progress, Cancellation cancellation, Clock clock) {
        this.request = request;
        this.progress = progress;
        this.cancellation = cancellation;
        this.clock = clock;
        Map<BenchmarkId, ListedBenchmark> inBase = listed(request.base());
        this.benchmarks = listed(request.head()).values().stream()
                .filter(head -> inBase.containsKey(head.id()))
                .map(head -> new SharedBenchmark(inBase.getOrDefault(head.id(), head), head))
                .toList();
        if (benchmarks.isEmpty()) {
            throw new UnusableInputException(request.head().classPath().label() + " and "
                    + request.base().classPath().label() + ": have no benchmark in common"
                    + (request.include() == null ? "" : " that --include '" + request.include() + "' finds"));
        }
        this.environment = new EnvironmentProbe()
                .probe(request.head().java(), request.head().jvmArgs(), request.data(), null);
        this.series = series();
        this.archive = new PairArchive(request.out());
        series.stream().mapToInt(PairSeries::extra).distinct().forEach(extra -> archive.turns(extra)
                .forEach(timeLeft::add));
        requireSame();
    }

    /** Of builds that do not differ, of those of which there are to be more, and of slowdowns. */
    private List<PairSeries> series() {
        InjectedWork injected = request.injected();
        List<SharedBenchmark> heedful = benchmarks.stream()
                .filter(benchmark ->
                        injected.benchmarks().contains(benchmark.id().name()))
                .toList();
        List<PairSeries> all = new ArrayList<>(List.of(new PairSeries(0, benchmarks, request.pairs())));
        if (!heedful.isEmpty()) {
            all.add(new PairSeries(0, heedful, injected.withoutExtra()));
            injected.percents().forEach(percent -> all.add(new PairSeries(percent, heedful, injected.pairs())));
        }
        return List.copyOf(all);
    }

    private void requireSame() {
        archive.requireSame(
                known(request.base(), 0),
                known(request.head(), 0),
                benchmarks.stream().map(SharedBenchmark::id).collect(Collectors.toSet()));
    }

    /** Measures what is missing; gives what all pairs of builds that do not differ show, those of earlier calls too. */
    public Certificate run() {
        while (stoppedBy == null) {
            Optional<PairSeries> furthestBehind =
                    series.stream().filter(each -> doneOf(each) < 1).min(Comparator.comparingDouble(this::doneOf));
            if (missingForks() > 0 && furthestBehind.map(this::doneOf).orElse(1.0) > doneApart()) {
                measureApart();
            } else if (furthestBehind.isPresent()) {
                measureTurns(furthestBehind.get());
            } else {
                break;
            }
        }
        if (archive.turns().stream().allMatch(recording -> recording.pairs().isEmpty())) {
            throw new UnusableInputException("not one pair was measured: " + why());
        }
        return IdenticalBuilds.of(archive.turns(), archive.apart(), CONFIDENCE, stoppedBy);
    }

    private double doneOf(PairSeries each) {
        return each.done(archive.turns(each.extra()));
    }

    private double doneApart() {
        return (double) archive.apart().size() / request.forks();
    }

    private int missingForks() {
        return request.forks() - archive.apart().size();
    }

    private String why() {
        return archive.turns().stream()
                .flatMap(recording -> Stream.of(recording.base(), recording.head()))
                .flatMap(run -> run.failures().stream())
                .findFirst()
                .map(failure -> failure.id().label() + ": " + failure.reason())
                .orElse(stoppedBy == null ? "nothing was delivered" : stoppedBy);
    }

    /** Random begins alike with neighbouring seeds. */
    private long seed(int extra, int block) {
        return new SplittableRandom(request.seed() + ((long) extra << 32) + block).nextLong();
    }

    private void measureTurns(PairSeries measured) {
        // A jar that was built again meanwhile is another build.
        requireSame();
        int extra = measured.extra();
        List<Recording> recorded = archive.turns(extra);
        Map<BenchmarkId, Integer> behind = measured.missing(recorded);
        int pairs = behind.values().stream()
                .mapToInt(missing -> Math.min(BLOCK, missing))
                .min()
                .orElse(1);
        progress.step(measured.step(recorded, pairs) + timeLeft());
        Map<BenchmarkId, List<Pair>> seen = new HashMap<>();
        recorded.forEach(recording -> recording.pairs().forEach((id, list) -> seen.computeIfAbsent(
                        id, missing -> new ArrayList<>())
                .addAll(list)));
        Harness head = withExtra(request.head(), extra);
        LockstepPlan plan = new LockstepPlan(
                measured.benchmarks().stream()
                        .filter(benchmark -> behind.containsKey(benchmark.id()))
                        .toList(),
                known(request.base(), 0),
                known(request.head(), extra),
                new Aim.Sample(pairs, seen),
                Policy.DEFAULT,
                seed(extra, recorded.size()),
                SoloPlan.PATIENCE);
        Instant start = clock.instant();
        LockstepMeasured outcome = new LockstepRunner(
                        BuildUnderTest.of(request.base()),
                        BuildUnderTest.of(head),
                        request.data(),
                        request.out().resolve("forks"))
                .run(plan, progress, cancellation);
        stoppedBy = outcome.stoppedBy();
        Recording recording = outcome.recording();
        if (stoppedBy != null && recording.pairs().values().stream().allMatch(List::isEmpty)) {
            return;
        }
        archive.add(recording);
        timeLeft.addBlock(recording, Duration.between(start, clock.instant()));
    }

    private static Harness withExtra(Harness harness, int extra) {
        if (extra == 0) {
            return harness;
        }
        List<String> jvmArgs = new ArrayList<>(harness.jvmArgs());
        jvmArgs.add("-D" + InjectedWork.PROPERTY + "=" + extra);
        return new Harness(
                harness.classPath(),
                harness.mainClass(),
                harness.java(),
                jvmArgs,
                harness.jmhArgs(),
                harness.workingDirectory());
    }

    private String timeLeft() {
        // The two series without extra work are of the same pairs: what the longer one lacks, the other does too.
        Map<Integer, Map<BenchmarkId, Integer>> missing = new HashMap<>();
        series.forEach(each -> each.missing(archive.turns(each.extra()))
                .forEach((id, lacks) -> missing.computeIfAbsent(each.extra(), none -> new HashMap<>())
                        .merge(id, lacks, Math::max)));
        return timeLeft.words(List.copyOf(missing.values()), Math.max(0, missingForks()), benchmarks);
    }

    private void measureApart() {
        requireSame();
        int number = archive.apart().size() + 1;
        progress.step("one after the other: pair " + number + " of " + request.forks() + timeLeft());
        ForksApart forks = new ForksApart(request, progress, cancellation, seed(0, -number));
        Instant start = clock.instant();
        RunPair measured = forks.measure(benchmarks, known(request.base(), 0), known(request.head(), 0));
        stoppedBy = forks.stoppedBy();
        if (stoppedBy == null) {
            archive.add(measured);
            timeLeft.addApart(Duration.between(start, clock.instant()));
        }
    }

    private Map<BenchmarkId, ListedBenchmark> listed(Harness harness) {
        harness.classPath().check();
        Pattern include = Include.pattern(request.include());
        return BenchmarkListFile.read(
                        harness.classPath(), include, Runtime.getRuntime().availableProcessors())
                .stream()
                .collect(Collectors.toMap(
                        ListedBenchmark::id, Function.identity(), (first, second) -> first, TreeMap::new));
    }

    private Run known(Harness harness, int extra) {
        return new Run(
                BuildName.withExtra(BuildName.of(harness.classPath()), extra),
                environment,
                null,
                clock.instant(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                true,
                null);
    }
}
