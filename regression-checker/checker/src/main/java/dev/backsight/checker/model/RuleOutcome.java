package dev.backsight.checker.model;

/**
 * What another tool's rule makes of the same recordings.
 *
 * @param tool whose rule it is
 * @param rule in a few words
 * @param source where it is documented
 * @param benchmark share of benchmarks of identical code that it calls worse
 * @param suite chance that it calls anything worse in a suite of identical code
 * @param fivePercent share of benchmarks that it calls worse when they are 5 % slower
 * @param tenPercent likewise, 10 %
 */
public record RuleOutcome(
        String tool,
        String rule,
        String source,
        Feed feed,
        double benchmark,
        double suite,
        double fivePercent,
        double tenPercent) {

    /** What the rule was given. */
    public enum Feed {
        /** Forks measured one after the other, as most tools have it. */
        APART,
        /** The slices of forks that took turns. */
        TURNS
    }
}
