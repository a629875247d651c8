package dev.backsight.checker.compare;

import dev.backsight.checker.stats.Holm;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The tests of one family in one direction, corrected by Holm over those contrasts that are tested that way. */
final class CorrectedTests {

    private final double share;
    private final double level;
    private final int[] place;
    private final Holm holm;
    private final int tested;

    /**
     * @param pValue one-sided
     * @param share the family's part of α
     */
    CorrectedTests(
            List<Contrast> contrasts,
            Predicate<Role> wanted,
            ToDoubleFunction<Contrast> pValue,
            double alpha,
            double share) {
        this.share = share;
        this.level = alpha * share;
        place = new int[contrasts.size()];
        int count = 0;
        for (int i = 0; i < place.length; i++) {
            place[i] = wanted.test(contrasts.get(i).role()) ? count++ : -1;
        }
        tested = count;
        double[] pValues = contrasts.stream()
                .filter(contrast -> wanted.test(contrast.role()))
                .mapToDouble(pValue)
                .toArray();
        holm = Holm.of(pValues, level);
    }

    /** Comparable with α itself: Holm within the family, divided by the family's part. 1 where it is not tested. */
    double adjusted(int contrast) {
        return place[contrast] < 0 ? 1 : Math.min(1, holm.adjusted(place[contrast]) / share);
    }

    boolean isTested(int contrast) {
        return place[contrast] >= 0;
    }

    /** The level at which a tested contrast was tested. */
    double level(int contrast) {
        return holm.level(place[contrast]);
    }

    /** The level of Holm's first step: what one suspect alone has to reach. */
    double firstLevel() {
        return level / Math.max(1, tested);
    }
}
