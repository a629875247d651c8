package dev.backsight.checker.compare;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Verdict;
import java.util.OptionalInt;

/** Why a verdict was reached, in one sentence a Java developer understands. */
final class Explanation {

    private Explanation() {}

    static String of(Verdict verdict, Contrast contrast, Change change, OptionalInt needed) {
        String tolerance = Percent.of(contrast.tolerance());
        return switch (verdict) {
            case REGRESSED ->
                sized(contrast, change.estimate()) + ", and by at least " + Percent.of(change.decisionBound())
                        + " once corrected for the whole suite; " + tolerance + " is tolerated";
            case IMPROVED ->
                sized(contrast, change.estimate()) + " (" + interval(change) + "), more than the tolerance of "
                        + tolerance;
            case UNCHANGED -> {
                String settled = "shown to lie within " + tolerance + " (" + interval(change) + ")";
                boolean different = change.low() > 0 || change.high() < 0;
                yield different ? settled + "; " + sized(contrast, change.estimate()) + ", within tolerance" : settled;
            }
            case UNSTABLE -> contrast.unstable().get(0).text();
            case INCONCLUSIVE -> inconclusive(change, needed);
            case FAILED, INCOMPARABLE, REMOVED, ADDED ->
                throw new IllegalArgumentException(verdict + " is not reached by measuring");
        };
    }

    private static String inconclusive(Change change, OptionalInt needed) {
        String settled = needed.isPresent()
                ? needed.getAsInt() + " forks a side would settle it"
                : "no affordable number of forks would settle it";
        return Double.isInfinite(change.minimumDetectableChange())
                ? "one fork a side shows nothing of the luck between forks; " + settled
                : "nothing below " + Percent.of(change.minimumDetectableChange()) + " could have been found; "
                        + settled;
    }

    private static String interval(Change change) {
        return Percent.signed(change.low()) + " to " + Percent.signed(change.high());
    }

    private static String sized(Contrast contrast, double estimate) {
        boolean worse = estimate > 0;
        MetricFamily family = contrast.metric().family();
        if (family == MetricFamily.ALLOCATION) {
            return "allocates " + Percent.of(estimate) + (worse ? " more" : " less");
        }
        // -0.5 oriented is half the time, which everyone calls 50 % faster.
        String subject = family == MetricFamily.TAIL ? contrast.metric().name() + " " : "";
        return subject + Percent.of(estimate) + (worse ? " slower" : " faster");
    }
}
