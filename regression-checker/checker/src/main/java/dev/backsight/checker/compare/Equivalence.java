package dev.backsight.checker.compare;

import dev.backsight.checker.stats.Effect;
import dev.backsight.checker.stats.Power;
import java.util.OptionalInt;

/**
 * When a contrast is UNCHANGED: two one-sided tests (Schuirmann 1987) place it inside the tolerance on both sides, each
 * at the level its role allows.
 */
final class Equivalence {

    private Equivalence() {}

    static boolean shown(Contrast contrast) {
        Effect effect = contrast.effect();
        double bound = contrast.bound();
        double outside = Math.max(effect.pLessThan(bound), effect.pGreaterThan(-bound));
        double level = contrast.role().equivalenceLevel();
        return level > 0 && outside <= level;
    }

    /** How many replicates would show it, if the estimates are right; empty where it lies outside, or too near. */
    static OptionalInt replicatesNeeded(Contrast contrast, int least, int most) {
        double level = contrast.role().equivalenceLevel();
        double inside = contrast.bound() - Math.abs(contrast.effect().estimate());
        return level > 0
                ? Power.replicatesFor(contrast.effect().design(), inside, contrast.spread(), level, least, most)
                : OptionalInt.empty();
    }
}
