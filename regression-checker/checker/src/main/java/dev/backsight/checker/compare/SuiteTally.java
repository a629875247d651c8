package dev.backsight.checker.compare;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Verdict;
import java.util.List;

/**
 * What came of simulated suites, counted.
 *
 * @param failed suites with anything REGRESSED
 * @param judged benchmarks' times
 * @param unchanged those shown UNCHANGED
 * @param intervals those with an interval: a single pair has none
 * @param holdTruth those whose interval holds the shift, which is all that is true of identical code
 * @param holdMean those whose interval holds the mean of all recorded pairs, shifted
 * @param fresh pairs drawn to confirm
 * @param reused those that had been drawn before
 */
record SuiteTally(
        long suites,
        long failed,
        long judged,
        long unchanged,
        long intervals,
        long holdTruth,
        long holdMean,
        long fresh,
        long reused) {

    static final SuiteTally NONE = new SuiteTally(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Whether anything is REGRESSED. */
    static boolean failed(List<FamilyDecision> decided) {
        for (FamilyDecision family : decided) {
            for (int i = 0; i < family.contrasts().size(); i++) {
                if (family.verdict(i) == Verdict.REGRESSED) {
                    return true;
                }
            }
        }
        return false;
    }

    static SuiteTally of(SimulatedSuite suite, List<FamilyDecision> decided) {
        int judged = 0;
        int unchanged = 0;
        int intervals = 0;
        int holdTruth = 0;
        int holdMean = 0;
        for (FamilyDecision family : decided) {
            for (int i = 0; i < family.contrasts().size(); i++) {
                Contrast contrast = family.contrasts().get(i);
                Verdict verdict = family.verdict(i);
                if (contrast.metric().family() == MetricFamily.TIME) {
                    SimulatedMember member = suite.member(contrast.id());
                    Change change = family.change(i);
                    double shift = member.shift();
                    judged++;
                    unchanged += verdict == Verdict.UNCHANGED ? 1 : 0;
                    if (Double.isFinite(change.high())) {
                        intervals++;
                        holdTruth += holds(change, shift) ? 1 : 0;
                        holdMean +=
                                holds(change, shift + member.recorded().time().mean()) ? 1 : 0;
                    }
                }
            }
        }
        return new SuiteTally(
                1,
                failed(decided) ? 1 : 0,
                judged,
                unchanged,
                intervals,
                holdTruth,
                holdMean,
                suite.total(SimulatedMember::fresh),
                suite.total(SimulatedMember::reused));
    }

    private static boolean holds(Change change, double log) {
        double truth = Math.expm1(log);
        return change.low() <= truth && truth <= change.high();
    }

    SuiteTally plus(SuiteTally other) {
        return new SuiteTally(
                suites + other.suites,
                failed + other.failed,
                judged + other.judged,
                unchanged + other.unchanged,
                intervals + other.intervals,
                holdTruth + other.holdTruth,
                holdMean + other.holdMean,
                fresh + other.fresh,
                reused + other.reused);
    }
}
