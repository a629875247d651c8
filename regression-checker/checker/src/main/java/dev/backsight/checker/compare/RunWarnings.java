package dev.backsight.checker.compare;

import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader must know about two runs as a whole. */
final class RunWarnings {

    private RunWarnings() {}

    /** @param tolerated differences of environment in spite of which the runs are compared */
    static List<Warning> of(Run base, Run head, List<Environment.Difference> tolerated) {
        List<Environment.Difference> shown = new ArrayList<>(tolerated);
        shown.addAll(base.environment().informingDifferences(head.environment()));
        List<Warning> warnings = new ArrayList<>();
        shown.forEach(difference -> warnings.add(new Warning(Warning.Kind.ENVIRONMENT, difference.toString())));
        dirty("base", base).ifPresent(warnings::add);
        dirty("head", head).ifPresent(warnings::add);
        return warnings;
    }

    static Optional<Warning> dirty(String side, Run run) {
        if (run.revision() == null || !run.revision().dirty()) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                Warning.Kind.DIRTY,
                side + " was measured from a work tree that differs from commit "
                        + run.revision().commit().substring(0, 10)));
    }
}
