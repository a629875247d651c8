package dev.backsight.checker.compare.rules;

/** A tool's rule for calling head worse than base. */
public interface PublishedRule {

    /** Whose rule it is. */
    String tool();

    /** The rule in a few words. */
    String words();

    /** Where it is documented. */
    String source();

    boolean callsWorse(PooledScores scores);
}
