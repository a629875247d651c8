package dev.backsight.checker.fitness;

import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Other programs take processors, caches and memory bandwidth from the benchmark. */
final class LoadFindings {

    /** Of a processor; a quiet system's own services stay below it. */
    private static final double QUIET = 0.1;

    /** Of a processor left over: with less, a benchmark has to share its own. */
    private static final double LEAST_LEFT = 0.75;

    private LoadFindings() {}

    static List<Finding> of(LoadState load, ProcessorState processors) {
        Double others = load.others();
        Double lastMinute = load.lastMinute();
        if (others == null && lastMinute == null) {
            return List.of();
        }
        // Of the whole machine: a container sees what others do to all of it.
        int all = processors.online() == null ? processors.usable() : processors.online();
        String seen = seen(others, lastMinute, all);
        double busy = others == null ? 0 : others;
        if (busy > QUIET && all - busy < LEAST_LEFT) {
            return List.of(problem(Severity.SEVERE, seen));
        }
        if (busy > QUIET) {
            return List.of(problem(Severity.WARNING, seen));
        }
        if (lastMinute != null && lastMinute > all) {
            // Where nothing more is known, it may well go on.
            return List.of(problem(others == null ? Severity.WARNING : Severity.NOTE, seen));
        }
        return List.of(Finding.fine("load", seen));
    }

    private static String seen(@Nullable Double others, @Nullable Double lastMinute, int all) {
        String now = others == null
                ? ""
                : "other programs keep " + Quantity.number(Math.rint(others * 10) / 10) + " of "
                        + Quantity.processors(all) + " busy";
        String before = lastMinute == null
                ? ""
                : "load average of the last minute " + Quantity.number(Math.rint(lastMinute * 10) / 10);
        return now + (now.isEmpty() || before.isEmpty() ? "" : "; ") + before;
    }

    private static Finding problem(Severity severity, String seen) {
        return new Finding(
                "load",
                severity,
                seen,
                "Where it goes on, a benchmark waits for its processor and finds its caches emptied. Builds that take"
                        + " turns suffer alike, so fewer changes are found; numbers of two measuring times are not"
                        + " comparable at all.",
                "Stop what else runs (top shows it), wait until the load has gone, or measure on a machine of its own.");
    }
}
