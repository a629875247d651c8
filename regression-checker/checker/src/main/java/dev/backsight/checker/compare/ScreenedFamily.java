package dev.backsight.checker.compare;

import dev.backsight.checker.stats.PairedMean;
import dev.backsight.checker.stats.VariancePrior;
import java.util.List;

/**
 * The screen's contrasts of one family, each seen in the light of the others: with a spread drawn towards what is usual
 * in the family, since three pairs alone know little of theirs.
 */
final class ScreenedFamily {

    private final VariancePrior prior;

    ScreenedFamily(List<Contrast> family) {
        prior = VariancePrior.of(family.stream().map(ScreenedFamily::mean).toList());
    }

    /** One-sided p-value of "worse by no more than the tolerance", or of "better by no more". For ranking only. */
    double pValue(Contrast contrast, boolean worse) {
        PairedMean moderated = prior.moderate(mean(contrast));
        return worse ? moderated.pGreaterThan(contrast.bound()) : moderated.pLessThan(-contrast.bound());
    }

    /** Standard deviation of one pair. */
    double spread(Contrast contrast) {
        return Math.sqrt(prior.moderate(mean(contrast)).variance());
    }

    private static PairedMean mean(Contrast contrast) {
        if (contrast.effect() instanceof PairedMean mean) {
            return mean;
        }
        throw new IllegalArgumentException("only pairs are screened, not " + contrast.replicate());
    }
}
