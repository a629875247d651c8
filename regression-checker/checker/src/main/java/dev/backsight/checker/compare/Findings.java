package dev.backsight.checker.compare;

import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Warning;
import java.util.List;

/**
 * What a comparison of two runs found.
 *
 * @param comparisons worst first
 * @param warnings about the comparison as a whole
 * @param headline the verdict in one sentence
 */
public record Findings(List<Comparison> comparisons, List<Warning> warnings, CheckVerdict verdict, String headline) {

    public Findings {
        comparisons = List.copyOf(comparisons);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param complete whether both sides were measured to the end
     * @param baseLabel what to call base in the headline
     */
    static Findings of(List<Comparison> found, List<Warning> warnings, boolean complete, String baseLabel) {
        List<Comparison> comparisons =
                found.stream().sorted(WorstFirst.COMPARATOR).toList();
        CheckVerdict verdict = Headline.verdict(comparisons, complete);
        return new Findings(comparisons, warnings, verdict, Headline.of(verdict, comparisons, baseLabel));
    }
}
