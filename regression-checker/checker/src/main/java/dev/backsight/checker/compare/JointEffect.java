package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Cause;
import dev.backsight.checker.model.Influence;
import dev.backsight.checker.stats.Slope;
import dev.backsight.checker.stats.WeightedMean;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;

/** What a cause does to all benchmarks together, and to the one where it is the least likely to be chance. */
final class JointEffect {

    private JointEffect() {}

    /**
     * @param effects at least one
     * @param alpha with which the interval around the joint effect may miss it
     */
    static Influence of(Cause cause, SortedMap<BenchmarkId, Slope> effects, double alpha) {
        Map.Entry<BenchmarkId, Slope> strongest = effects.entrySet().stream()
                .min(Comparator.comparingDouble(entry -> entry.getValue().pValue()))
                .orElseThrow(() -> new IllegalArgumentException("a cause has an effect on something"));
        Collection<Slope> all = effects.values();
        Slope joint = WeightedMean.of(all);
        return new Influence(
                cause,
                joint.estimate(),
                joint.halfWidth(alpha),
                strongest.getKey(),
                strongest.getValue().estimate(),
                // Of the benchmarks, and of the causes that are looked for.
                Math.min(1, strongest.getValue().pValue() * all.size() * Cause.values().length));
    }
}
