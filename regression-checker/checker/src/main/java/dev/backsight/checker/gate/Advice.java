package dev.backsight.checker.gate;

import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What a reader can do about a report. */
final class Advice {

    private Advice() {}

    static List<String> of(List<Comparison> comparisons) {
        List<String> advice = new ArrayList<>();
        long unsettled = comparisons.stream()
                .filter(c -> c.verdict() == Verdict.INCONCLUSIVE && c.standing().kind() == Standing.Kind.GATING)
                .count();
        OptionalInt most = comparisons.stream()
                .filter(c -> c.verdict() == Verdict.INCONCLUSIVE)
                .flatMapToInt(c -> c.forksNeeded().stream())
                .max();
        if (unsettled > 0 && most.isPresent()) {
            advice.add("Measuring both sides with " + most.getAsInt()
                    + " forks would settle those INCONCLUSIVE that can be settled.");
        }
        if (comparisons.stream().anyMatch(c -> c.failing() && c.verdict() == Verdict.REMOVED)) {
            advice.add("A benchmark that was removed on purpose is named in policy.yaml: "
                    + "overrides: [{benchmark: <glob>, removed: {reason: ...}}].");
        }
        return advice;
    }

    /** How to make this run the baseline; nothing for a run that would be refused. */
    static List<String> toAccept(Run run, boolean compared, String command) {
        if (!run.complete() || !run.failures().isEmpty()) {
            return List.of();
        }
        return List.of((compared
                        ? "If these numbers are meant to be the new baseline: "
                        : "To compare later runs with this one, accept it as baseline: ")
                + command);
    }
}
