package dev.backsight.cli;

import dev.backsight.checker.certify.Certification;
import dev.backsight.checker.certify.CertifyRequest;
import dev.backsight.checker.certify.OfflineCertification;
import dev.backsight.checker.certify.RatesRequest;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.MainClass;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.measure.ProgressLine;
import dev.backsight.checker.measure.ShutdownGuard;
import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.CertificationReport;
import dev.backsight.reports.CertificationTable;
import dev.backsight.reports.CharacteristicsTable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "certify",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the measurement: two builds that do not differ, in turns and one after the other.",
            "Shows how much pairs scatter on this machine, and whether anything but the build tells the sides apart.",
            "Every pair is kept; the same command goes on where it was interrupted.",
            "Then draws suites from the pairs and lets the gate decide on them: how often it fails without cause, which"
                    + " slowdowns it finds, and what other tools' rules make of the same recording.",
            "With --offline only that, from the pairs that are there: in seconds, with any settings. Writes"
                    + " certificate.json beside the pairs."
        },
        sortOptions = false)
final class CertifyCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private BuildOptions head = new BuildOptions();

    @Option(
            names = "--base",
            paramLabel = "<jar>",
            description = "Another build of the same commit (default: the same jar).")
    private @Nullable String base;

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

    @Option(names = "--offline", description = "Measure nothing: compute from the pairs in --out. Needs no --head.")
    private boolean offline;

    @Mixin
    private RatesOptions rates = new RatesOptions();

    CertifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        // Before anything is measured: a setting that is not understood must not cost hours.
        RatesRequest tried = rates.request(head.seed());
        return offline ? compute(tried) : measure(tried);
    }

    private int compute(RatesRequest tried) {
        CertificationReport report = OfflineCertification.of(out.toAbsolutePath(), tried, Clock.systemUTC());
        console.out().print(CertificationTable.render(report.certificate()));
        printGate(report);
        return ExitCode.OK;
    }

    private void printGate(CertificationReport report) {
        console.out().println();
        if (report.characteristics() == null) {
            console.out()
                    .println("the gate is tried from " + OfflineCertification.leastPairs()
                            + " pairs a benchmark on: measure more with --pairs");
        } else {
            console.out().print(CharacteristicsTable.render(report.characteristics()));
        }
    }

    private int measure(RatesRequest tried) {
        CertifyRequest request = new CertifyRequest(
                harness(base == null ? head.classPath() : ClassPath.parse(base, Path.of(""))),
                harness(head.classPath()),
                head.include(),
                head.data(out),
                pairs,
                forks,
                out.toAbsolutePath(),
                head.seed());
        Cancellation cancellation = new Cancellation();
        try (ShutdownGuard guard = ShutdownGuard.install(cancellation)) {
            ProgressLine progress = console.terminal().interactive()
                    ? ProgressLine.onTerminal(console.err(), console.terminal().width())
                    : ProgressLine.inLog(console.err());
            Certificate certificate = new Certification(request, progress, cancellation, Clock.systemUTC()).run();
            console.out().print(CertificationTable.render(certificate));
            if (certificate.stoppedBy() == null) {
                printGate(OfflineCertification.of(out.toAbsolutePath(), tried, Clock.systemUTC()));
            }
            int exitCode = certificate.stoppedBy() == null ? ExitCode.OK : ExitCode.BROKE_OFF;
            guard.exitWith(exitCode);
            return exitCode;
        }
    }

    private Harness harness(ClassPath classPath) {
        classPath.check();
        MainClass main = MainClass.of(classPath, head.mainClass());
        if (main.passedOver() != null) {
            console.err()
                    .println("warning: " + classPath.label() + " is run by JMH's own main class, not by "
                            + main.passedOver() + " of its manifest, which is not seen to hand a command line to JMH");
        }
        return new Harness(classPath, main.name(), head.java(), List.of(), List.of(), Path.of(""));
    }
}
