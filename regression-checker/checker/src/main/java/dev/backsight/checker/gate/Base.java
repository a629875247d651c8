package dev.backsight.checker.gate;

import dev.backsight.checker.baseline.Baseline;
import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What head is compared with, once found.
 *
 * @param label what to call it in a sentence
 */
record Base(String label, Run run) {

    static Optional<Base> find(BaseChoice choice, Baselines baselines, Environment environment, String suite) {
        if (choice instanceof BaseChoice.File named) {
            return Optional.of(new Base(named.file().toString(), RunSource.read(named.file(), suite)));
        }
        if (choice instanceof BaseChoice.Nothing) {
            return Optional.empty();
        }
        Optional<Base> saved = baselines.find(environment, suite).map(Base::of);
        if (saved.isEmpty() && choice instanceof BaseChoice.Saved) {
            throw new UnusableInputException("there is no baseline of suite '" + suite + "' for this environment ("
                    + baselines.fileFor(environment, suite) + "): record and accept one, or use --base auto");
        }
        return saved;
    }

    /** Why the baselines that exist do not serve here, a sentence each. */
    static List<String> others(Baselines baselines, Environment environment, String suite) {
        List<String> reasons = new ArrayList<>();
        for (Baseline baseline : baselines.all()) {
            if (baseline.run().suite().equals(suite)) {
                String differences = baseline.run().environment().decidingDifferences(environment).stream()
                        .map(Environment.Difference::toString)
                        .collect(Collectors.joining("; "));
                reasons.add("The baseline in " + baseline.environment() + " does not serve here: "
                        + (differences.isEmpty() ? "it knows other things of its environment" : differences) + ".");
            }
        }
        return reasons;
    }

    private static Base of(Baseline baseline) {
        Run run = baseline.run();
        String of = run.revision() == null ? "" : " of " + run.revision().shortName();
        return new Base("the baseline" + of, run);
    }
}
