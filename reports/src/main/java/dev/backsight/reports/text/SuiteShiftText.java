package dev.backsight.reports.text;

import dev.backsight.checker.model.SuiteShift;

/** How all benchmarks together moved, in a sentence. */
public final class SuiteShiftText {

    private SuiteShiftText() {}

    public static String of(SuiteShift shift, Typography typography) {
        String finding = shift.slower()
                ? "slower by more than the " + tolerance(shift, typography) + " accepted of the whole"
                : "not shown to be slower by more than the " + tolerance(shift, typography) + " accepted of the whole";
        return "All " + shift.benchmarks() + " benchmarks together: " + Percent.signed(shift.estimate(), typography)
                + " (" + Percent.interval(shift.low(), shift.high(), typography) + "), " + finding
                + (shift.slower() && !shift.fails() ? "; the policy lets that pass." : ".");
    }

    private static String tolerance(SuiteShift shift, Typography typography) {
        return Percent.setting(shift.tolerance(), typography);
    }
}
