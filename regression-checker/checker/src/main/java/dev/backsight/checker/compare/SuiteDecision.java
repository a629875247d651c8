package dev.backsight.checker.compare;

import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Shares α among the families of a suite, and lets each decide. */
final class SuiteDecision {

    /**
     * How α is shared among families that are present. What the suite as a whole takes is not given to others, so that
     * letting it fail a check never loosens or tightens them.
     */
    private static final Map<MetricFamily, Double> SHARES =
            Map.of(MetricFamily.TIME, 0.7, MetricFamily.TAIL, 0.1, MetricFamily.ALLOCATION, 0.1);

    static final double SUITE_SHARE = 0.1;

    private SuiteDecision() {}

    static List<Comparison> comparisons(List<Contrast> contrasts, Policy policy) {
        return families(contrasts, policy).stream()
                .flatMap(family -> family.comparisons().stream())
                .toList();
    }

    /** Each with its part of α. */
    static List<FamilyDecision> families(List<Contrast> contrasts, Policy policy) {
        Map<MetricFamily, List<Contrast>> families = new EnumMap<>(MetricFamily.class);
        for (Contrast contrast : contrasts) {
            families.computeIfAbsent(contrast.metric().family(), family -> new ArrayList<>())
                    .add(contrast);
        }
        Map<MetricFamily, Double> shares = shares(families.keySet());
        List<FamilyDecision> decisions = new ArrayList<>();
        families.forEach((family, members) ->
                decisions.add(new FamilyDecision(members, policy, shares.getOrDefault(family, 0.0))));
        return decisions;
    }

    /** The part of α of each family present; parts of absent ones go to the present. */
    static Map<MetricFamily, Double> shares(Collection<MetricFamily> present) {
        double whole = SUITE_SHARE;
        for (MetricFamily family : present) {
            whole += SHARES.getOrDefault(family, 0.0);
        }
        Map<MetricFamily, Double> shares = new EnumMap<>(MetricFamily.class);
        for (MetricFamily family : present) {
            shares.put(family, SHARES.getOrDefault(family, 0.0) / whole);
        }
        return shares;
    }
}
