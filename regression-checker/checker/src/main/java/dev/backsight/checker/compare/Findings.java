package dev.backsight.checker.compare;

import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.SuiteShift;
import dev.backsight.checker.model.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of two runs found.
 *
 * @param comparisons worst first
 * @param warnings about the comparison as a whole
 * @param suiteShift how all benchmarks together moved; null where that could not be tested
 * @param headline the verdict in one sentence
 */
public record Findings(
        List<Comparison> comparisons,
        @Nullable SuiteShift suiteShift,
        List<Warning> warnings,
        CheckVerdict verdict,
        String headline) {

    public Findings {
        comparisons = List.copyOf(comparisons);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param complete whether both sides were measured to the end
     * @param baseLabel what to call base in the headline
     */
    static Findings of(
            List<Comparison> found,
            @Nullable SuiteShift suiteShift,
            List<Warning> warnings,
            boolean complete,
            String baseLabel) {
        return of(found, suiteShift, warnings, complete, baseLabel, Controls.NONE);
    }

    /** @param controls what was measured although it is known not to have changed */
    static Findings of(
            List<Comparison> found,
            @Nullable SuiteShift suiteShift,
            List<Warning> warnings,
            boolean complete,
            String baseLabel,
            Controls controls) {
        List<Comparison> comparisons =
                found.stream().sorted(WorstFirst.COMPARATOR).toList();
        CheckVerdict verdict = controls.verdict(Headline.verdict(comparisons, suiteShift, complete));
        return new Findings(
                comparisons,
                suiteShift,
                warnings,
                verdict,
                controls.headline(() -> Headline.of(verdict, comparisons, suiteShift, baseLabel), verdict));
    }
}
