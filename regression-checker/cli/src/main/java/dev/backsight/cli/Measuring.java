package dev.backsight.cli;

import dev.backsight.checker.gate.CheckRequest;
import dev.backsight.checker.gate.Gate;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.ProgressLine;
import dev.backsight.checker.measure.ShutdownGuard;
import dev.backsight.checker.model.CheckReport;
import java.time.Clock;

/** Runs the gate so that Ctrl-C leaves what was measured, marked incomplete, and no process behind. */
final class Measuring {

    private Measuring() {}

    static int run(CheckRequest request, ReportFiles files, Console console) {
        Cancellation cancellation = new Cancellation();
        try (ShutdownGuard guard = ShutdownGuard.install(cancellation)) {
            ProgressLine progress = console.terminal().interactive()
                    ? ProgressLine.onTerminal(console.err(), console.terminal().width())
                    : ProgressLine.inLog(console.err());
            CheckReport report = new Gate(progress, cancellation, Clock.systemUTC()).check(request);
            Printed.write(report, request.out().path(), files);
            Printed.print(report, console);
            guard.exitWith(report.exitCode());
            return report.exitCode();
        }
    }
}
