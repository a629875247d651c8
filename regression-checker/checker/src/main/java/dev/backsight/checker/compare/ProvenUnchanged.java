package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Proof;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comparisons that need no measurement: both builds run the same code. */
final class ProvenUnchanged {

    private ProvenUnchanged() {}

    /**
     * @param measured of what took turns, controls included
     * @return all of them, those of controls as UNCHANGED by proof, and one of every benchmark that was only proven
     */
    static List<Comparison> beside(List<Comparison> measured, Map<BenchmarkId, Proof> proven, Policy policy) {
        List<Comparison> all = new ArrayList<>();
        Set<BenchmarkId> controls = new HashSet<>();
        for (Comparison comparison : measured) {
            Proof proof = proven.get(comparison.benchmark());
            if (proof != null) {
                controls.add(comparison.benchmark());
            }
            // One that failed, for instance, is no statement about speed.
            all.add(proof != null && comparison.change() != null ? control(comparison, proof) : comparison);
        }
        proven.forEach((id, proof) -> {
            if (!controls.contains(id)) {
                Metric metric = Unjudged.primary(id);
                all.add(Unjudged.of(id, metric, Verdict.UNCHANGED, said(proof) + "; not measured", policy));
            }
        });
        return all;
    }

    private static Comparison control(Comparison measured, Proof proof) {
        return new Comparison(
                measured.benchmark(),
                measured.metric(),
                Verdict.UNCHANGED,
                measured.standing(),
                measured.base(),
                measured.head(),
                measured.change(),
                measured.tolerance(),
                said(proof) + "; measured as a control, and " + found(measured),
                measured.replicate(),
                OptionalInt.empty(),
                measured.warnings());
    }

    private static String found(Comparison measured) {
        return switch (measured.verdict()) {
            case REGRESSED -> "found worse, which is a false alarm" + inWords(measured.change());
            case IMPROVED -> "found better, which is a false alarm" + inWords(measured.change());
            default -> "not found to differ";
        };
    }

    private static String inWords(@Nullable Change change) {
        return change == null ? "" : ": " + Percent.signed(change.estimate());
    }

    private static String said(Proof proof) {
        return proof.everythingBecause() == null
                ? "the same code in both builds: " + proof.classes() + " classes and "
                        + (proof.files() - proof.classes()) + " other files that it can reach"
                : "the same code in both builds: all " + proof.files() + " files";
    }
}
