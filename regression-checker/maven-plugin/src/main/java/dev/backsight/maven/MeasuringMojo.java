package dev.backsight.maven;

import dev.backsight.checker.baseline.Baseline;
import dev.backsight.checker.gate.AcceptRequest;
import dev.backsight.checker.gate.BaseChoice;
import dev.backsight.checker.gate.BaselineKeeping;
import dev.backsight.checker.gate.BenchmarkSource;
import dev.backsight.checker.gate.CheckRequest;
import dev.backsight.checker.gate.Gate;
import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.gate.PolicySource;
import dev.backsight.checker.gate.Selection;
import dev.backsight.checker.gate.ShardRequest;
import dev.backsight.checker.gate.ShardText;
import dev.backsight.checker.git.BuildCancelledException;
import dev.backsight.checker.git.BuildCommand;
import dev.backsight.checker.history.KeptHistory;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.JavaExecutable;
import dev.backsight.checker.measure.ProgressLine;
import dev.backsight.checker.measure.ShutdownGuard;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.reports.Renderings;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Parameters and course of the goals that measure. */
abstract class MeasuringMojo extends ReportingMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
    private File basedir;

    /** The JMH jar to measure, or {@code classpath:<paths>}: jars and directories that hold JMH and the benchmarks. */
    @Parameter(property = "backsight.head", defaultValue = "${project.build.directory}/benchmarks.jar")
    private String head;

    /**
     * What runs the benchmarks of both builds, and has to hand its arguments on to JMH; where not given, the jar's own
     * main class if its code shows that it does so, otherwise JMH's.
     */
    @Parameter(property = "backsight.mainClass")
    private @Nullable String mainClass;

    /** Name under which the baseline is kept. */
    @Parameter(property = "backsight.suite", defaultValue = "default")
    private String suite;

    /** Only benchmarks in whose full name this regular expression is found. */
    @Parameter(property = "backsight.include")
    private @Nullable String include;

    /** What measuring may take, e.g. {@code 10m}; the policy's, or 10 minutes, where not given. */
    @Parameter(property = "backsight.budget")
    private @Nullable String budget;

    /** Forks of every benchmark, as far as the budget allows; the policy's, or 5, where not given. */
    @Parameter(property = "backsight.forks")
    private @Nullable Integer forks;

    /** Largest slowdown accepted, for every benchmark, e.g. {@code 3%}; the policy's where not given. */
    @Parameter(property = "backsight.tolerance")
    private @Nullable String tolerance;

    /** Chance of failing although nothing is slower than its tolerance; the policy's, or 0.01, where not given. */
    @Parameter(property = "backsight.alpha")
    private @Nullable Double alpha;

    /** Fail where something could not be judged; as the policy says where not given. */
    @Parameter(property = "backsight.failOnInconclusive")
    private @Nullable Boolean failOnInconclusive;

    /** Policy file; {@code policy.yaml} among the baselines where not given. */
    @Parameter(property = "backsight.policy")
    private @Nullable File policy;

    /** Directory of baselines and policy. */
    @Parameter(property = "backsight.baselines", defaultValue = "${project.basedir}/baselines")
    private File baselines;

    /** Where results are written. */
    @Parameter(property = "backsight.out", defaultValue = "${project.build.directory}/backsight")
    private File out;

    /** Where benchmarks write their files, handed to them as system property {@code backsight.dir}. */
    @Parameter(property = "backsight.dir", defaultValue = "${project.build.directory}/backsight/data")
    private File data;

    /** The java that runs the benchmarks; the one that runs Maven where not given. */
    @Parameter(property = "backsight.java")
    private @Nullable File java;

    /** JVM arguments for every fork. */
    @Parameter(property = "backsight.jvmArgs")
    private @Nullable List<String> jvmArgs;

    /** Arguments passed on to JMH. */
    @Parameter(property = "backsight.jmhArgs")
    private @Nullable List<String> jmhArgs;

    /** Seed of the order in which benchmarks take their turns. */
    @Parameter(property = "backsight.seed", defaultValue = "1")
    private long seed;

    /**
     * What builds the jar of another revision, run at the top of its work tree, split at blanks; {@code package} of this
     * module with this Maven where not given.
     */
    @Parameter(property = "backsight.buildCommand")
    private @Nullable String buildCommand;

    /** Measure nothing. */
    @Parameter(property = "backsight.skip", defaultValue = "false")
    private boolean skip;

    /** Makes the measured run the baseline; needs a reason. */
    @Parameter(property = "backsight.accept", defaultValue = "false")
    private boolean accept;

    /** Why the numbers are right that are being accepted. */
    @Parameter(property = "backsight.reason")
    private @Nullable String reason;

    /** Globs over full names of benchmarks that may be slower than before, unstable, or gone, when accepting. */
    @Parameter(property = "backsight.accepting")
    private List<String> accepting = List.of();

    /** Accept numbers of a work tree with uncommitted changes. */
    @Parameter(property = "backsight.acceptDirty", defaultValue = "false")
    private boolean acceptDirty;

    /**
     * Where the report is kept for later, too: a directory, or {@code jdbc:postgresql://host/database}; {@code history}
     * among the results where not given.
     */
    @Parameter(property = "backsight.history")
    private @Nullable String history;

    abstract BaseChoice base();

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: nothing was measured.");
            return;
        }
        if (session.getRequest().getDegreeOfConcurrency() > 1) {
            throw new MojoExecutionException(
                    "Other modules would build beside the measurement: run without -T, or with -T 1.");
        }
        if (accept && (reason == null || reason.isBlank())) {
            throw new MojoExecutionException("Accepting needs a reason: -Dbacksight.reason=\"...\"");
        }
        try {
            CheckRequest request = request();
            if (accept && !acceptDirty) {
                BaselineKeeping.requireCommitted(basedir.toPath(), baselines.toPath());
            }
            ShardRequest shard = shard(request);
            if (shard != null) {
                measure(shard);
                return;
            }
            CheckReport report = measure(request);
            if (accept && reason != null && report.verdict() != CheckVerdict.INCOMPLETE) {
                Baseline accepted = new BaselineKeeping(baselines.toPath().normalize(), Clock.systemUTC())
                        .accept(AcceptRequest.of(request.out().runFile(), reason, null, accepting, acceptDirty));
                BaselineKeeping.describe(accepted).lines().forEach(getLog()::info);
            } else {
                Outcome.judge(report, request.out().path().resolve(Renderings.HTML));
            }
        } catch (UnusableInputException e) {
            throw Outcome.unusable(e);
        }
    }

    private CheckReport measure(CheckRequest request) {
        KeptHistory kept = KeptHistory.of(history, request.out().path());
        kept.requireUsable();
        Cancellation cancellation = new Cancellation();
        try (ShutdownGuard guard = ShutdownGuard.install(cancellation)) {
            CheckReport report =
                    new Gate(ProgressLine.inLog(System.out), cancellation, Clock.systemUTC()).check(request);
            write(report, request.out());
            Outcome.print(report, getLog());
            keep(report, kept);
            guard.exitWith(report.exitCode());
            return report;
        }
    }

    private void measure(ShardRequest request) throws MojoExecutionException {
        if (accept) {
            throw new MojoExecutionException(
                    "What is accepted is measured by one machine: leave out backsight.shard, or backsight.accept");
        }
        if (anyNamed()) {
            throw new MojoExecutionException("A shard writes no report: give those options to the goal merge");
        }
        Cancellation cancellation = new Cancellation();
        try (ShutdownGuard guard = ShutdownGuard.install(cancellation)) {
            ShardReport report =
                    new Gate(ProgressLine.inLog(System.out), cancellation, Clock.systemUTC()).shard(request);
            ShardText.of(report, request.check().out().path()).forEach(getLog()::info);
            if (report.stoppedBy() != null) {
                guard.exitWith(CheckVerdict.INCOMPLETE.exitCode(report.check().policy()));
                throw new MojoExecutionException("Measuring stopped: " + report.stoppedBy());
            }
            guard.exitWith(0);
        } catch (BuildCancelledException e) {
            throw new MojoExecutionException("Measuring stopped: " + e.getMessage(), e);
        }
    }

    /** What is measured of two builds. */
    Selection select() {
        return Selection.ALL;
    }

    /** Which part of it; null for the whole. */
    @Nullable
    ShardRequest shard(CheckRequest check) {
        return null;
    }

    /** As this build runs: its Maven, settings, repository, and whether it may ask the network. */
    private BuildCommand build() {
        if (buildCommand != null && !buildCommand.isBlank()) {
            return BuildCommand.Other.parse(buildCommand);
        }
        MavenExecutionRequest request = session.getRequest();
        String home = session.getSystemProperties().getProperty("maven.home");
        File settings = request.getUserSettingsFile();
        File repository = request.getLocalRepositoryPath();
        return new BuildCommand.Maven(
                home == null ? null : BuildCommand.Maven.executableIn(Path.of(home)),
                repository == null ? null : repository.toPath(),
                globalSettings(request.getGlobalSettingsFile(), home),
                settings == null || !settings.isFile() ? null : settings.toPath(),
                session.isOffline(),
                List.of());
    }

    /** Null where they are those of the Maven that will run. */
    private static @Nullable Path globalSettings(@Nullable File file, @Nullable String home) {
        if (file == null || !file.isFile()) {
            return null;
        }
        Path path = file.toPath().toAbsolutePath().normalize();
        boolean own =
                home != null && path.startsWith(Path.of(home).toAbsolutePath().normalize());
        return own ? null : path;
    }

    private CheckRequest request() {
        return new CheckRequest(
                new BenchmarkSource(
                        ClassPath.parse(head, basedir.toPath()),
                        mainClass,
                        suite,
                        include,
                        JavaExecutable.orOwn(java == null ? null : java.toPath()),
                        jvmArgs == null ? List.of() : jvmArgs,
                        jmhArgs == null ? List.of() : jmhArgs,
                        basedir.toPath(),
                        data.toPath(),
                        seed),
                // Numbers to be accepted are measured alone, as the next ones compared with them will be.
                accept ? new BaseChoice.SavedIfAny() : base(),
                select(),
                build(),
                PolicySource.of(
                        policy == null ? null : policy.toPath(), alpha, tolerance, forks, budget, failOnInconclusive),
                baselines.toPath().normalize(),
                new OutputDirectory(out.toPath().normalize()),
                "mvn verify -Pbench -Dbacksight.accept -Dbacksight.reason=\"...\" (measures again), or java -jar"
                        + " backsight.jar accept --reason \"...\" --run "
                        + out.toPath().normalize().resolve("run.json")
                        + " --baselines " + baselines.toPath().normalize());
    }
}
