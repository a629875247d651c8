package dev.backsight.checker.gate;

import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.compare.Findings;
import dev.backsight.checker.compare.RunComparison;
import dev.backsight.checker.git.GitRevisions;
import dev.backsight.checker.jmh.BenchmarkListFile;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.EnvironmentProbe;
import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.measure.Measured;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.SoloPlan;
import dev.backsight.checker.measure.SoloRunner;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.checker.model.Warning;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One check from start to finish: plan, measure, compare, write. */
public final class Gate {

    private final Progress progress;
    private final Cancellation cancellation;
    private final Clock clock;

    public Gate(Progress progress, Cancellation cancellation, Clock clock) {
        this.progress = progress;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    /** Measures head, compares it with its base if there is one, and writes {@code run.json} and {@code check.json}. */
    public CheckReport check(CheckRequest request) {
        request.out().requireWritable();
        BenchmarkSource head = request.head();
        Baselines baselines = new Baselines(request.baselines());
        Policy policy = request.policy().read(request.baselines(), LocalDate.now(clock));
        List<ListedBenchmark> listed = listed(head);
        Environment environment = environment(head);
        Optional<Base> base = Base.find(request.base(), baselines, environment, head.suite())
                .map(found -> new Base(found.label(), found.run().select(id -> head.includes(id.name()))));
        TreeSet<BenchmarkId> known = new TreeSet<>();
        listed.forEach(benchmark -> known.add(benchmark.id()));
        base.ifPresent(found -> known.addAll(found.run().benchmarks()));
        if (head.include() == null) {
            request.policy().requireMatches(policy, request.baselines(), known);
        }

        // Before measuring: it names what was built, and a git that refuses to answer must not cost the numbers.
        @Nullable
        Revision revision = new GitRevisions().current(head.workingDirectory()).orElse(null);
        Instant start = clock.instant();
        Measured measured = measure(head, listed, policy, request.out().scratch());
        Run run = run(head, environment, revision, start, measured);
        request.out().write(run);

        List<String> advice = new ArrayList<>();
        Findings findings;
        if (base.isPresent()) {
            findings = RunComparison.compare(base.get().run(), run, base.get().label(), policy, false);
            advice.addAll(Advice.of(findings.comparisons()));
        } else {
            findings = RunComparison.alone(run, policy);
            advice.addAll(Base.others(baselines, environment, head.suite()));
        }
        advice.addAll(Advice.toAccept(run, base.isPresent(), request.acceptCommand()));
        List<Warning> warnings = new ArrayList<>(findings.warnings());
        if (measured.stoppedBy() != null) {
            warnings.add(new Warning(Warning.Kind.MEASUREMENT, "measuring stopped: " + measured.stoppedBy()));
        }
        warnings.addAll(measured.warnings());
        CheckReport report = new CheckReport(
                findings.verdict(),
                findings.headline(),
                clock.instant(),
                base.map(found -> RunSummary.of(found.label(), found.run())).orElse(null),
                RunSummary.of("head", run),
                policy,
                suite(run, listed.size(), policy, measured),
                findings.comparisons(),
                warnings,
                advice);
        request.out().write(report);
        return report;
    }

    private static Suite suite(Run run, int expected, Policy policy, Measured measured) {
        long delivered =
                run.measurements().stream().map(Measurement::id).distinct().count();
        return new Suite(run.suite(), expected, (int) delivered, measured.took(), policy.budget());
    }

    private Measured measure(BenchmarkSource head, List<ListedBenchmark> listed, Policy policy, Path scratch) {
        List<String> jvmArgs = new ArrayList<>(head.jvmArgs());
        jvmArgs.add("-Dbacksight.dir=" + head.data());
        Harness harness = new Harness(head.jar(), head.java(), jvmArgs, head.jmhArgs(), head.workingDirectory());
        SoloPlan plan =
                new SoloPlan(harness, listed, policy.forks(), policy.budget(), scratch, head.seed(), SoloPlan.PATIENCE);
        return new SoloRunner().run(plan, progress, cancellation);
    }

    private static List<ListedBenchmark> listed(BenchmarkSource head) {
        Pattern include = Pattern.compile(head.include() == null ? "" : head.include());
        List<ListedBenchmark> listed =
                BenchmarkListFile.read(head.jar(), include, Runtime.getRuntime().availableProcessors());
        if (listed.isEmpty()) {
            throw new UnusableInputException(
                    head.jar() + ": has no benchmark that --include '" + head.include() + "' finds in its full name");
        }
        return listed;
    }

    private static Environment environment(BenchmarkSource head) {
        return new EnvironmentProbe().probe(head.java(), head.jvmArgs(), head.data(), null);
    }

    private static Run run(
            BenchmarkSource head,
            Environment environment,
            @Nullable Revision revision,
            Instant start,
            Measured measured) {
        return new Run(
                head.suite(),
                new Environment(environment.machine(), environment.jvm(), measured.jmhVersion()),
                revision,
                start,
                measured.measurements(),
                measured.executions(),
                measured.failures(),
                measured.complete(),
                null);
    }
}
