package dev.backsight.checker.certify;

import dev.backsight.checker.compare.IdenticalBuilds;
import dev.backsight.checker.compare.RunPair;
import dev.backsight.checker.jmh.BenchmarkListFile;
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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures two builds that do not differ until there are as many pairs as asked for. Pairs that take turns and pairs of
 * forks one after the other alternate, so that the machine's moods hit both kinds alike.
 */
public final class Certification {

    /** Launch order and directories are balanced over two pairs. */
    private static final int BLOCK = 2;

    private static final double CONFIDENCE = 0.99;

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
        archive.requireSame(known(request.base()), known(request.head()));
    }

    /** Measures what is missing; gives what all pairs show, those of earlier calls too. */
    public Certificate run() {
        while (stoppedBy == null && (missingPairs() > 0 || missingForks() > 0)) {
            // Whichever kind is further behind.
            if (missingPairs() * (long) Math.max(1, request.forks()) >= missingForks() * (long) request.pairs()) {
                measureTurns(Math.min(BLOCK, missingPairs()));
            } else {
                measureApart();
            }
        }
        if (archive.turns().isEmpty()) {
            throw new UnusableInputException("not one pair was measured" + (stoppedBy == null ? "" : ": " + stoppedBy));
        }
        return IdenticalBuilds.of(archive.turns(), archive.apart(), CONFIDENCE, stoppedBy);
    }

    private int missingPairs() {
        return request.pairs() - pairs();
    }

    /** Of the benchmark that has most: one that fails must not be measured for ever. */
    private int pairs() {
        Map<BenchmarkId, Integer> counts = new HashMap<>();
        archive.turns()
                .forEach(recording ->
                        recording.pairs().forEach((id, pairs) -> counts.merge(id, pairs.size(), Integer::sum)));
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private int missingForks() {
        return request.forks() - archive.apart().size();
    }

    private void measureTurns(int pairs) {
        progress.step("taking turns: pairs " + (pairs() + 1) + " to " + (pairs() + pairs) + " of " + request.pairs());
        Map<BenchmarkId, List<Pair>> seen = new HashMap<>();
        archive.turns().forEach(recording -> recording.pairs().forEach((id, list) -> seen.computeIfAbsent(
                        id, missing -> new ArrayList<>())
                .addAll(list)));
        LockstepPlan plan = new LockstepPlan(
                benchmarks,
                known(request.base()),
                known(request.head()),
                new Aim.Sample(pairs, seen),
                Policy.DEFAULT,
                request.seed() + archive.turns().size(),
                SoloPlan.PATIENCE);
        LockstepMeasured measured = new LockstepRunner(
                        BuildUnderTest.of(request.base()),
                        BuildUnderTest.of(request.head()),
                        request.data(),
                        request.out().resolve("forks"))
                .run(plan, progress, cancellation);
        stoppedBy = measured.stoppedBy();
        Recording recording = measured.recording();
        if (recording.pairs().values().stream().allMatch(List::isEmpty)) {
            stoppedBy = stoppedBy == null ? "no benchmark delivered" : stoppedBy;
            return;
        }
        archive.add(recording);
    }

    private void measureApart() {
        int number = archive.apart().size() + 1;
        progress.step("one after the other: pair " + number + " of " + request.forks());
        ForksApart forks = new ForksApart(request, progress, cancellation, request.seed() + number);
        RunPair measured = forks.measure(benchmarks, known(request.base()), known(request.head()));
        stoppedBy = forks.stoppedBy();
        if (stoppedBy == null) {
            archive.add(measured);
        }
    }

    private Map<BenchmarkId, ListedBenchmark> listed(Harness harness) {
        harness.classPath().check();
        Pattern include = Pattern.compile(request.include() == null ? "" : request.include());
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
