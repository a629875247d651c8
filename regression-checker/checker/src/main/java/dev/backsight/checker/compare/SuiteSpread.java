package dev.backsight.checker.compare;

import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.stats.PairedMean;
import dev.backsight.checker.stats.VariancePrior;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much pairs usually spread in a suite, by family: three pairs of one benchmark know little of their own spread. For
 * ranking and planning, never for a verdict.
 */
final class SuiteSpread {

    private final Map<MetricFamily, VariancePrior> priors = new EnumMap<>(MetricFamily.class);

    SuiteSpread(List<Contrast> screened) {
        screened.stream()
                .collect(Collectors.groupingBy(
                        contrast -> contrast.metric().family(),
                        Collectors.mapping(SuiteSpread::mean, Collectors.toList())))
                .forEach((family, means) -> priors.put(family, VariancePrior.of(means)));
    }

    /** What a contrast's pairs say in the light of the others of its family. */
    PairedMean moderated(Contrast contrast) {
        return priors.getOrDefault(contrast.metric().family(), VariancePrior.NONE)
                .moderate(mean(contrast));
    }

    private static PairedMean mean(Contrast contrast) {
        if (contrast.effect() instanceof PairedMean mean) {
            return mean;
        }
        throw new IllegalArgumentException("only pairs are screened, not " + contrast.replicate());
    }
}
