package dev.backsight.checker.certify;

import dev.backsight.checker.compare.IdenticalBuilds;
import dev.backsight.checker.compare.RunPair;
import dev.backsight.checker.jmh.BenchmarkListFile;
import dev.backsight.checker.jmh.Include;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.EnvironmentProbe;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures two builds that do not differ until there are as many pairs as asked for. Pairs that take turns and pairs of
 * forks one after the other alternate, so that the machine's moods hit both kinds alike.
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
    private final PairArchive archive;
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
        this.archive = new PairArchive(request.out());
        requireSame();
    }

    private void requireSame() {
        archive.requireSame(
                known(request.base()),
                known(request.head()),
                benchmarks.stream().map(SharedBenchmark::id).collect(Collectors.toSet()));
    }

    /** Measures what is missing; gives what all pairs show, those of earlier calls too. */
    public Certificate run() {
        while (stoppedBy == null && (missingPairs() > 0 || missingForks() > 0)) {
            // Whichever kind is further behind.
            if (missingPairs() * (long) Math.max(1, request.forks()) >= missingForks() * (long) request.pairs()) {
                measureTurns();
            } else {
                measureApart();
            }
        }
        if (archive.turns().stream().allMatch(recording -> recording.pairs().isEmpty())) {
            throw new UnusableInputException("not one pair was measured: " + why());
        }
        return IdenticalBuilds.of(archive.turns(), archive.apart(), CONFIDENCE, stoppedBy);
    }

    private String why() {
        return archive.turns().stream()
                .flatMap(recording -> Stream.of(recording.base(), recording.head()))
                .flatMap(run -> run.failures().stream())
                .findFirst()
                .map(failure -> failure.id().label() + ": " + failure.reason())
                .orElse(stoppedBy == null ? "nothing was delivered" : stoppedBy);
    }

    /** Of the benchmark that has fewest. */
    private int missingPairs() {
        return behind().values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How many pairs each benchmark lacks that lacks some and has not failed. */
    private Map<BenchmarkId, Integer> behind() {
        Map<BenchmarkId, Integer> missing = new HashMap<>();
        benchmarks.forEach(benchmark -> missing.put(benchmark.id(), request.pairs()));
        for (Recording recording : archive.turns()) {
            recording.pairs().forEach((id, pairs) -> missing.merge(id, -pairs.size(), Integer::sum));
            recording.base().failures().forEach(failure -> missing.remove(failure.id()));
            recording.head().failures().forEach(failure -> missing.remove(failure.id()));
        }
        missing.values().removeIf(pairs -> pairs <= 0);
        return missing;
    }

    private int missingForks() {
        return request.forks() - archive.apart().size();
    }

    /** Random begins alike with neighbouring seeds. */
    private long seed(int block) {
        return new SplittableRandom(request.seed() + block).nextLong();
    }

    private void measureTurns() {
        // A jar that was built again meanwhile is another build.
        requireSame();
        Map<BenchmarkId, Integer> behind = behind();
        int pairs = behind.values().stream()
                .mapToInt(missing -> Math.min(BLOCK, missing))
                .min()
                .orElse(1);
        int done = request.pairs() - missingPairs();
        progress.step("taking turns: pairs " + (done + 1) + " to " + (done + pairs) + " of " + request.pairs());
        Map<BenchmarkId, List<Pair>> seen = new HashMap<>();
        archive.turns().forEach(recording -> recording.pairs().forEach((id, list) -> seen.computeIfAbsent(
                        id, missing -> new ArrayList<>())
                .addAll(list)));
        LockstepPlan plan = new LockstepPlan(
                benchmarks.stream()
                        .filter(benchmark -> behind.containsKey(benchmark.id()))
                        .toList(),
                known(request.base()),
                known(request.head()),
                new Aim.Sample(pairs, seen),
                Policy.DEFAULT,
                seed(archive.turns().size()),
                SoloPlan.PATIENCE);
        LockstepMeasured measured = new LockstepRunner(
                        BuildUnderTest.of(request.base()),
                        BuildUnderTest.of(request.head()),
                        request.data(),
                        request.out().resolve("forks"))
                .run(plan, progress, cancellation);
        stoppedBy = measured.stoppedBy();
        Recording recording = measured.recording();
        if (stoppedBy != null && recording.pairs().values().stream().allMatch(List::isEmpty)) {
            return;
        }
        archive.add(recording);
    }

    private void measureApart() {
        requireSame();
        int number = archive.apart().size() + 1;
        progress.step("one after the other: pair " + number + " of " + request.forks());
        ForksApart forks = new ForksApart(request, progress, cancellation, seed(-number));
        RunPair measured = forks.measure(benchmarks, known(request.base()), known(request.head()));
        stoppedBy = forks.stoppedBy();
        if (stoppedBy == null) {
            archive.add(measured);
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

    private Run known(Harness harness) {
        return new Run(
                BuildName.of(harness.classPath()),
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
