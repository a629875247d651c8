package dev.backsight.checker.gate;

import dev.backsight.checker.compare.BenchmarkDetails;
import dev.backsight.checker.compare.Findings;
import dev.backsight.checker.compare.LockstepComparison;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.SoloPlan;
import dev.backsight.checker.measure.lockstep.Aim;
import dev.backsight.checker.measure.lockstep.BuildUnderTest;
import dev.backsight.checker.measure.lockstep.ListedExecution;
import dev.backsight.checker.measure.lockstep.LockstepMeasured;
import dev.backsight.checker.measure.lockstep.LockstepPlan;
import dev.backsight.checker.measure.lockstep.LockstepRunner;
import dev.backsight.checker.measure.lockstep.SharedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Warning;
import dev.backsight.checker.reach.Changed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures two builds that take turns, and compares them pair by pair. */
final class LockstepCheck {

    private final Setup setup;
    private final Progress progress;
    private final Cancellation cancellation;

    LockstepCheck(Setup setup, Progress progress, Cancellation cancellation) {
        this.setup = setup;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * What is known of two builds before they take turns.
     *
     * @param selected of the whole suite
     */
    record Prepared(Base.Build base, Selected selected, Run baseKnown, Run headKnown) {}

    CheckDraft against(Base.Build base) {
        Prepared prepared = prepare(base);
        LockstepMeasured measured = measure(prepared, prepared.selected().measured(), setup.policy());
        Recording recording = measured.recording();
        // Written at once: whatever goes wrong from here on must not cost the numbers.
        setup.request().out().write(recording, setup.policy());
        Findings findings = LockstepComparison.compare(recording, base.label(), setup.policy());
        return new CheckDraft(
                RunSummary.of(base.label(), recording.base()),
                recording.head(),
                findings,
                BenchmarkDetails.of(findings, recording, setup.policy()),
                measured.took(),
                measured.stoppedBy(),
                warnings(prepared, measured),
                Advice.of(findings.comparisons()));
    }

    Prepared prepare(Base.Build base) {
        Map<BenchmarkId, ListedBenchmark> inBase = byId(Setup.listed(base.classPath(), setup.head()));
        Map<BenchmarkId, ListedBenchmark> inHead = byId(setup.listed());
        setup.requireMatches(inBase.keySet());
        return new Prepared(
                base,
                selected(base.classPath(), inBase, inHead),
                known(base.revision(), only(inBase, inHead)),
                known(setup.revision(), only(inHead, inBase)));
    }

    /**
     * Measures some of the selected benchmarks, or none.
     *
     * @param policy by which fresh pairs are planned
     */
    LockstepMeasured measure(Prepared prepared, List<SharedBenchmark> benchmarks, Policy policy) {
        LockstepMeasured measured = benchmarks.isEmpty()
                ? nothing(prepared.baseKnown(), prepared.headKnown())
                : measure(
                        prepared.base().classPath(),
                        plan(benchmarks, prepared.baseKnown(), prepared.headKnown(), new Aim.Decide(), policy));
        return new LockstepMeasured(
                measured.recording().withProven(prepared.selected().proven()),
                measured.warnings(),
                measured.stoppedBy(),
                measured.took());
    }

    /** About the builds, and about measuring them. */
    List<Warning> warnings(Prepared prepared, LockstepMeasured measured) {
        List<Warning> warnings = new ArrayList<>(prepared.base().warnings());
        Stream.of(prepared.base().classPath(), setup.head().classPath())
                .distinct()
                .map(setup::warnings)
                .forEach(warnings::addAll);
        warnings.addAll(measured.warnings());
        prepared.selected().note().ifPresent(warnings::add);
        return warnings;
    }

    private Selected selected(
            ClassPath base, Map<BenchmarkId, ListedBenchmark> inBase, Map<BenchmarkId, ListedBenchmark> inHead) {
        List<SharedBenchmark> shared = shared(inBase, inHead);
        if (setup.request().select() == Selection.ALL) {
            return Selected.all(shared);
        }
        progress.step("comparing what the benchmarks of both builds can reach");
        return Selected.of(
                shared,
                Changed.between(base, inBase, setup.head().classPath(), inHead),
                setup.head().seed());
    }

    /**
     * Measures what is suspected, and nothing else.
     *
     * @param suspects worst first
     */
    LockstepMeasured confirm(Base.Build base, List<Suspect> suspects) {
        Set<BenchmarkId> suspected = suspects.stream().map(Suspect::benchmark).collect(Collectors.toSet());
        List<SharedBenchmark> shared = shared(byId(Setup.listed(base.classPath(), setup.head())), byId(setup.listed()));
        shared.removeIf(benchmark -> !suspected.contains(benchmark.id()));
        Set<BenchmarkId> both = shared.stream().map(SharedBenchmark::id).collect(Collectors.toSet());
        List<Suspect> open = suspects.stream()
                .filter(suspect -> both.contains(suspect.benchmark()))
                .toList();
        Run baseKnown = known(base.revision(), new TreeMap<>());
        Run headKnown = known(setup.revision(), new TreeMap<>());
        if (shared.isEmpty()) {
            return nothing(baseKnown, headKnown);
        }
        // Half of it again is what a suspicion may cost.
        Policy policy = setup.policy().withBudget(setup.policy().budget().dividedBy(2));
        return measure(base.classPath(), plan(shared, baseKnown, headKnown, new Aim.Confirm(open), policy));
    }

    private static List<SharedBenchmark> shared(
            Map<BenchmarkId, ListedBenchmark> inBase, Map<BenchmarkId, ListedBenchmark> inHead) {
        List<SharedBenchmark> shared = new ArrayList<>();
        inBase.forEach((id, listed) -> {
            ListedBenchmark other = inHead.get(id);
            if (other != null) {
                shared.add(new SharedBenchmark(listed, other));
            }
        });
        return shared;
    }

    private LockstepPlan plan(List<SharedBenchmark> shared, Run base, Run head, Aim aim, Policy policy) {
        return new LockstepPlan(shared, base, head, aim, policy, setup.head().seed(), SoloPlan.PATIENCE);
    }

    private LockstepMeasured measure(ClassPath base, LockstepPlan plan) {
        BenchmarkSource source = setup.head();
        return new LockstepRunner(
                        BuildUnderTest.of(setup.harness(base, source.jvmArgs())),
                        BuildUnderTest.of(setup.harness(source.classPath(), source.jvmArgs())),
                        source.data(),
                        setup.request().out().scratch())
                .run(plan, progress, cancellation);
    }

    private LockstepMeasured nothing(Run base, Run head) {
        return new LockstepMeasured(
                new Recording(
                        base, head, new TreeMap<>(), List.of(), setup.head().seed()),
                List.of(),
                null,
                Duration.ZERO);
    }

    /** What one side offers and the other does not is known without measuring. */
    private Run known(@Nullable Revision revision, SortedMap<BenchmarkId, Execution> alone) {
        return new Run(
                setup.head().suite(),
                setup.environment(),
                revision,
                setup.start(),
                List.of(),
                alone,
                List.of(),
                true,
                null);
    }

    private static SortedMap<BenchmarkId, Execution> only(
            Map<BenchmarkId, ListedBenchmark> these, Map<BenchmarkId, ListedBenchmark> notThese) {
        SortedMap<BenchmarkId, Execution> alone = new TreeMap<>();
        these.forEach((id, listed) -> {
            if (!notThese.containsKey(id)) {
                alone.put(id, ListedExecution.of(listed));
            }
        });
        return alone;
    }

    private static Map<BenchmarkId, ListedBenchmark> byId(List<ListedBenchmark> listed) {
        return listed.stream()
                .collect(Collectors.toMap(
                        ListedBenchmark::id, Function.identity(), (first, second) -> first, TreeMap::new));
    }
}
