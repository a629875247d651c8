package dev.backsight.cli;

import dev.backsight.checker.certify.Certification;
import dev.backsight.checker.certify.CertifyRequest;
import dev.backsight.checker.certify.OfflineCertification;
import dev.backsight.checker.certify.RatesRequest;
import dev.backsight.checker.format.AtomicFile;
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
import dev.backsight.reports.HtmlCertificate;
import dev.backsight.reports.SlowdownTable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "certify",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the measurement: two builds that do not differ, in turns and one after the other.",
            "Shows how much pairs scatter on this machine, and whether anything but the build tells the sides apart.",
            "Without --head it measures workloads of its own, bound by the processor, memory, allocation or the disk,"
                    + " and beside identical ones also pairs of which one side does 1, 2, 5 or 10 %% more work.",
            "Every pair is kept; the same command goes on where it was interrupted.",
            "Then draws suites from the pairs and lets the gate decide on them: how often it fails without cause, which"
                    + " slowdowns it finds, and what other tools' rules make of the same recording.",
            "With --offline only that, from the pairs that are there: in seconds, with any settings. Writes"
                    + " certificate.json and certificate.html beside the pairs."
        },
        sortOptions = false)
final class CertifyCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private RecordingOptions recording = new RecordingOptions();

    @Option(names = "--offline", description = "Measure nothing: compute from the pairs in --out.")
    private boolean offline;

    @Mixin
    private RatesOptions rates = new RatesOptions();

    CertifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        // Before anything is measured: a setting that is not understood must not cost hours.
        RatesRequest tried = rates.request(recording.seed());
        return offline ? compute(tried) : measure(tried);
    }

    private int compute(RatesRequest tried) {
        CertificationReport report = computed(tried);
        console.out().print(CertificationTable.render(report.certificate()));
        printGate(report);
        return ExitCode.OK;
    }

    /** Of all that was recorded; kept beside it. */
    private CertificationReport computed(RatesRequest tried) {
        CertificationReport report = OfflineCertification.of(recording.out(), tried, Clock.systemUTC());
        AtomicFile.writeText(
                recording.out().resolve(HtmlCertificate.FILE), out -> out.write(HtmlCertificate.render(report)));
        return report;
    }

    private void printGate(CertificationReport report) {
        console.out().println();
        String slowdowns = SlowdownTable.render(report);
        if (!slowdowns.isEmpty()) {
            console.out().println(slowdowns);
        }
        if (report.characteristics() == null) {
            console.out()
                    .println("the gate is tried from " + OfflineCertification.leastPairs()
                            + " pairs a benchmark on: measure more with --pairs");
        } else {
            console.out().print(CharacteristicsTable.render(report.characteristics()));
        }
    }

    private int measure(RatesRequest tried) {
        CertifyRequest request = recording.request(this::harness);
        Cancellation cancellation = new Cancellation();
        try (ShutdownGuard guard = ShutdownGuard.install(cancellation)) {
            ProgressLine progress = console.terminal().interactive()
                    ? ProgressLine.onTerminal(console.err(), console.terminal().width())
                    : ProgressLine.inLog(console.err());
            Certificate certificate = new Certification(request, progress, cancellation, Clock.systemUTC()).run();
            console.out().print(CertificationTable.render(certificate));
            if (certificate.stoppedBy() == null) {
                printGate(computed(tried));
            }
            int exitCode = certificate.stoppedBy() == null ? ExitCode.OK : ExitCode.BROKE_OFF;
            guard.exitWith(exitCode);
            return exitCode;
        }
    }

    private Harness harness(ClassPath classPath) {
        classPath.check();
        MainClass main = MainClass.of(classPath, recording.mainClass());
        if (main.passedOver() != null) {
            console.err()
                    .println("warning: " + classPath.label() + " is run by JMH's own main class, not by "
                            + main.passedOver() + " of its manifest, which is not seen to hand a command line to JMH");
        }
        return new Harness(classPath, main.name(), recording.java(), List.of(), List.of(), Path.of(""));
    }
}
