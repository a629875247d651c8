package dev.backsight.cli;

import dev.backsight.checker.gate.BaseChoice;
import dev.backsight.checker.gate.BenchmarkSource;
import dev.backsight.checker.gate.CheckRequest;
import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.gate.Selection;
import dev.backsight.checker.git.BuildCommand;
import dev.backsight.checker.history.KeptHistory;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is measured and how: shared by {@code check} and {@code record}. */
final class MeasureOptions {

    @Mixin
    private BuildOptions head = new BuildOptions();

    @Option(
            names = "--suite",
            paramLabel = "<name>",
            defaultValue = "default",
            description = "Name under which the baseline is kept (default: ${DEFAULT-VALUE}).")
    private String suite = "default";

    @Option(
            names = "--budget",
            paramLabel = "<time>",
            description = "What measuring may take, e.g. 10m or 90s (default: the policy's, 10m).")
    private @Nullable String budget;

    @Option(
            names = "--forks",
            paramLabel = "<n>",
            description = "Forks of every benchmark, as far as the budget allows (default: the policy's, 5).")
    private @Nullable Integer forks;

    @Option(
            names = "--out",
            paramLabel = "<dir>",
            defaultValue = "target/backsight",
            description = "Where results are written (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("target", "backsight");

    @Option(
            names = "--jvm-arg",
            paramLabel = "<arg>",
            description = "JVM argument for every fork; repeatable, e.g. --jvm-arg=-XX:+UseSerialGC.")
    private List<String> jvmArgs = List.of();

    @Option(
            names = "--jmh-arg",
            paramLabel = "<arg>",
            description = "Argument passed on to JMH; repeatable, e.g. --jmh-arg=-wi --jmh-arg=3.")
    private List<String> jmhArgs = List.of();

    @Option(
            names = "--build-command",
            paramLabel = "<command>",
            description = {
                "What builds the jar of another revision, run at the top of its work tree; split at blanks",
                "(default: mvn package of the jar's module, tests skipped)."
            })
    private @Nullable String build;

    @Mixin
    private KeepingOption keeping = new KeepingOption();

    KeptHistory history() {
        return keeping.history(out.toAbsolutePath());
    }

    CheckRequest request(BaseChoice base, Selection select, PolicyOptions policy, BaselinesOption baselines) {
        String accept = "java -jar backsight.jar accept --reason \"...\"" + " --run " + out.resolve("run.json")
                + " --baselines " + baselines.directory();
        return new CheckRequest(
                source(),
                base,
                select,
                build == null ? BuildCommand.Maven.plain() : BuildCommand.Other.parse(build),
                policy.source(forks, budget),
                baselines.directory(),
                new OutputDirectory(out.toAbsolutePath()),
                accept);
    }

    private BenchmarkSource source() {
        return new BenchmarkSource(
                head.classPath(),
                head.mainClass(),
                suite,
                head.include(),
                head.java(),
                jvmArgs,
                jmhArgs,
                Path.of("").toAbsolutePath(),
                head.data(out),
                head.seed());
    }
}
