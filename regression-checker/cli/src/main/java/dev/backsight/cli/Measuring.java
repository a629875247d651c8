package dev.backsight.cli;

import dev.backsight.checker.gate.CheckRequest;
import dev.backsight.checker.gate.Gate;
import dev.backsight.checker.gate.ShardRequest;
import dev.backsight.checker.gate.ShardText;
import dev.backsight.checker.git.BuildCancelledException;
import dev.backsight.checker.history.KeptHistory;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.ProgressLine;
import dev.backsight.checker.measure.ShutdownGuard;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.ShardReport;
import java.time.Clock;

/** Runs the gate so that Ctrl-C leaves what was measured, marked incomplete, and no process behind. */
final class Measuring {

    private Measuring() {}

    static int run(CheckRequest request, KeptHistory history, ReportFiles files, Console console) {
        history.requireUsable();
        Cancellation cancellation = new Cancellation();
        try (ShutdownGuard guard = ShutdownGuard.install(cancellation)) {
            CheckReport report = new Gate(progress(console), cancellation, Clock.systemUTC()).check(request);
            Printed.write(report, request.out().path(), files);
            Printed.print(report, console);
            KeepingOption.keep(report, history, console);
            guard.exitWith(report.exitCode());
            return report.exitCode();
        }
    }

    static int shard(ShardRequest request, Console console) {
        Cancellation cancellation = new Cancellation();
        try (ShutdownGuard guard = ShutdownGuard.install(cancellation)) {
            int code = shard(request, new Gate(progress(console), cancellation, Clock.systemUTC()), console);
            guard.exitWith(code);
            return code;
        }
    }

    private static int shard(ShardRequest request, Gate gate, Console console) {
        try {
            ShardReport report = gate.shard(request);
            ShardText.of(report, request.check().out().path()).forEach(console.out()::println);
            return report.stoppedBy() == null ? ExitCode.OK : ExitCode.BROKE_OFF;
        } catch (BuildCancelledException e) {
            console.err().println("backsight: measuring stopped: " + e.getMessage());
            return ExitCode.BROKE_OFF;
        }
    }

    private static ProgressLine progress(Console console) {
        return console.terminal().interactive()
                ? ProgressLine.onTerminal(console.err(), console.terminal().width())
                : ProgressLine.inLog(console.err());
    }
}
