package dev.backsight.cli;

import dev.backsight.checker.certify.Certification;
import dev.backsight.checker.certify.CertifyRequest;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.MainClass;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.measure.ProgressLine;
import dev.backsight.checker.measure.ShutdownGuard;
import dev.backsight.checker.model.Certificate;
import dev.backsight.reports.CertificationTable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "certify",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the measurement: two builds that do not differ, in turns and one after the other.",
            "Shows how much pairs scatter on this machine, and whether anything but the build tells the sides apart.",
            "Every pair is kept; the same command goes on where it was interrupted."
        },
        sortOptions = false)
final class CertifyCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--head", required = true, paramLabel = "<jar>", description = "A JMH jar, or classpath:<paths>.")
    private String head = "";

    @Option(
            names = "--main-class",
            paramLabel = "<class>",
            description = "What runs the benchmarks (default: as for check).")
    private @Nullable String mainClass;

    @Option(
            names = "--base",
            paramLabel = "<jar>",
            description = "Another build of the same commit (default: the same jar).")
    private @Nullable String base;

    @Option(
            names = "--include",
            paramLabel = "<regex>",
            description = "Only benchmarks in whose full name this is found.")
    private @Nullable String include;

    @Option(
            names = "--pairs",
            paramLabel = "<n>",
            defaultValue = "30",
            description = "Pairs of every benchmark that take turns (default: ${DEFAULT-VALUE}).")
    private int pairs = 30;

    @Option(
            names = "--forks",
            paramLabel = "<n>",
            defaultValue = "0",
            description = "Pairs of forks of every benchmark, one after the other (default: none).")
    private int forks;

    @Option(
            names = "--out",
            paramLabel = "<dir>",
            defaultValue = "target/backsight-certify",
            description = "Where every pair is kept (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("target", "backsight-certify");

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
            names = "--seed",
            paramLabel = "<n>",
            defaultValue = "1",
            description = "Seed of orders and directories (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    CertifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CertifyRequest request = new CertifyRequest(
                harness(base == null ? head : base),
                harness(head),
                include,
                (data == null ? out.resolve("data") : data).toAbsolutePath(),
                pairs,
                forks,
                out.toAbsolutePath(),
                seed);
        Cancellation cancellation = new Cancellation();
        try (ShutdownGuard guard = ShutdownGuard.install(cancellation)) {
            ProgressLine progress = console.terminal().interactive()
                    ? ProgressLine.onTerminal(console.err(), console.terminal().width())
                    : ProgressLine.inLog(console.err());
            Certificate certificate = new Certification(request, progress, cancellation, Clock.systemUTC()).run();
            console.out().print(CertificationTable.render(certificate));
            int exitCode = certificate.stoppedBy() == null ? ExitCode.OK : ExitCode.BROKE_OFF;
            guard.exitWith(exitCode);
            return exitCode;
        }
    }

    private Harness harness(String build) {
        ClassPath classPath = ClassPath.parse(build, Path.of(""));
        classPath.check();
        return new Harness(
                classPath,
                MainClass.of(classPath, mainClass).name(),
                java == null ? Path.of(System.getProperty("java.home"), "bin", "java") : java,
                List.of(),
                List.of(),
                Path.of(""));
    }
}
