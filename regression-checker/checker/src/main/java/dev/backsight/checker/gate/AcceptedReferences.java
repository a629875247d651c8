package dev.backsight.checker.gate;

import dev.backsight.checker.baseline.Baseline;
import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.compare.ReferenceDistances;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * How far benchmarks were from their references when a baseline of this environment was accepted, of any suite: the quick
 * one seldom has the references, a full one has both.
 */
final class AcceptedReferences {

    private final Baselines baselines;
    private final Environment environment;
    private final Policy policy;

    AcceptedReferences(Path baselines, Environment environment, Policy policy) {
        this.baselines = new Baselines(baselines);
        this.environment = environment;
        this.policy = policy;
    }

    /** The details, those without a distance with that of the baseline accepted last which has it. */
    List<BenchmarkDetail> beside(List<BenchmarkDetail> details) {
        boolean open = details.stream()
                .anyMatch(detail -> detail.distance() == null
                        && policy.reference(detail.benchmark()).isPresent());
        if (!open) {
            return details;
        }
        List<BenchmarkDetail> filled = details;
        for (Baseline baseline : newestFirst()) {
            filled = ReferenceDistances.accepted(filled, policy, baseline.run());
        }
        return filled;
    }

    private List<Baseline> newestFirst() {
        return suites().stream()
                .flatMap(suite -> usable(suite).stream())
                .sorted(Comparator.comparing(
                                (Baseline baseline) -> baseline.acceptance().at())
                        .reversed())
                .toList();
    }

    // Where a baseline that cannot be read matters, finding the base has said so; a report without a distance is whole.

    private SortedSet<String> suites() {
        try {
            return baselines.suites();
        } catch (UnusableInputException e) {
            return Collections.emptySortedSet();
        }
    }

    private Optional<Baseline> usable(String suite) {
        try {
            return baselines.find(environment, suite);
        } catch (UnusableInputException e) {
            return Optional.empty();
        }
    }
}
