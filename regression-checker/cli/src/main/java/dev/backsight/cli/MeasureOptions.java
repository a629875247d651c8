package dev.backsight.cli;

import dev.backsight.checker.gate.BaseChoice;
import dev.backsight.checker.gate.BenchmarkSource;
import dev.backsight.checker.gate.CheckRequest;
import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.git.BuildCommand;
import dev.backsight.checker.jmh.ClassPath;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is measured and how: shared by {@code check} and {@code record}. */
final class MeasureOptions {

    @Option(
            names = "--head",
            required = true,
            paramLabel = "<jar>",
            description = "The JMH jar to measure, or classpath:<paths>: jars and directories that hold JMH and the"
                    + " benchmarks, separated as for java -cp, e.g. 'classpath:target/classes:lib/*'.")
    private String head = "";

    @Option(
            names = "--main-class",
            paramLabel = "<class>",
            description =
                    "What runs the benchmarks of both builds; has to hand its arguments on to JMH (default: the jar's"
                            + " own main class if its code shows that it does so, otherwise JMH's).")
    private @Nullable String mainClass;

    @Option(
            names = "--suite",
            paramLabel = "<name>",
            defaultValue = "default",
            description = "Name under which the baseline is kept (default: ${DEFAULT-VALUE}).")
    private String suite = "default";

    @Option(
            names = "--include",
            paramLabel = "<regex>",
            description = "Only benchmarks in whose full name this is found.")
    private @Nullable String include;

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
            names = "--data",
            paramLabel = "<dir>",
            description = "Where benchmarks write their files, as system property backsight.dir (default: <out>/data).")
    private @Nullable Path data;

    @Option(
            names = "--java",
            paramLabel = "<file>",
            description = "The java that runs the benchmarks (default: the one that runs this).")
    private @Nullable Path java;

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
            names = "--seed",
            paramLabel = "<n>",
            defaultValue = "1",
            description = "Seed of the order in which benchmarks take their turns (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--build-command",
            paramLabel = "<command>",
            description = {
                "What builds the jar of another revision, run at the top of its work tree; split at blanks",
                "(default: mvn package of the jar's module, tests skipped)."
            })
    private @Nullable String build;

    CheckRequest request(BaseChoice base, PolicyOptions policy, BaselinesOption baselines) {
        String accept = "java -jar backsight.jar accept --reason \"...\"" + " --run " + out.resolve("run.json")
                + " --baselines " + baselines.directory();
        return new CheckRequest(
                source(),
                base,
                build == null
                        ? BuildCommand.Maven.plain()
                        : new BuildCommand.Other(List.of(build.strip().split("\\s+"))),
                policy.source(forks, budget),
                baselines.directory(),
                new OutputDirectory(out.toAbsolutePath()),
                accept);
    }

    private BenchmarkSource source() {
        return new BenchmarkSource(
                ClassPath.parse(head, Path.of("")),
                mainClass,
                suite,
                include,
                java == null ? Path.of(System.getProperty("java.home"), "bin", "java") : java,
                jvmArgs,
                jmhArgs,
                Path.of("").toAbsolutePath(),
                (data == null ? out.resolve("data") : data).toAbsolutePath(),
                seed);
    }
}
