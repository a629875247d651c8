package dev.backsight.checker.model;

import java.util.List;

/**
 * The operating characteristics of the gate on this machine, from suites drawn from recorded pairs: how often it fails
 * without cause, how often it finds what is there.
 *
 * @param setup what was drawn, under which settings
 * @param identical suites of identical code
 * @param boundary suites of which every benchmark is slower by exactly its tolerance of time
 * @param unchanged benchmarks of identical code that are shown unchanged within the budget
 * @param onIdentical intervals of suites of identical code
 * @param onBoundary intervals of boundary suites
 * @param excess median over suspects of what their minimum detectable change exceeds the tolerance by; not a number where
 *     nothing was suspected
 * @param tried the columns of {@code detections}
 * @param leftOut benchmarks with too few pairs to take part
 */
public record Characteristics(
        CharacteristicsSetup setup,
        FailureRate identical,
        FailureRate boundary,
        Rate unchanged,
        Coverage onIdentical,
        Coverage onBoundary,
        double excess,
        List<Slowdown> tried,
        List<Detection> detections,
        List<InjectedSlowdown> injected,
        List<RuleOutcome> rules,
        List<Requirement> requirements,
        List<BenchmarkId> leftOut) {

    public Characteristics {
        tried = List.copyOf(tried);
        detections = List.copyOf(detections);
        injected = List.copyOf(injected);
        rules = List.copyOf(rules);
        requirements = List.copyOf(requirements);
        leftOut = List.copyOf(leftOut);
        for (Detection detection : detections) {
            if (detection.found().size() != tried.size()) {
                throw new IllegalArgumentException(detection.benchmark().label() + " was tried with "
                        + detection.found().size() + " slowdowns of " + tried.size());
            }
        }
    }
}
