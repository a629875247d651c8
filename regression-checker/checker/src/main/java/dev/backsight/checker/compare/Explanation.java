package dev.backsight.checker.compare;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Replicate;
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
            case INCONCLUSIVE -> inconclusive(contrast, change, needed);
            case FAILED, INCOMPARABLE, REMOVED, ADDED ->
                throw new IllegalArgumentException(verdict + " is not reached by measuring");
        };
    }

    private static String inconclusive(Contrast contrast, Change change, OptionalInt needed) {
        String unit = contrast.replicate() == Replicate.PAIR ? "pair" : "fork";
        String settled = needed.isPresent()
                ? needed.getAsInt() + (unit.equals("pair") ? fresh(contrast.role()) + " pairs" : " forks a side")
                        + " would settle it"
                : "no affordable number of " + unit + "s would settle it";
        String open = Double.isInfinite(change.minimumDetectableChange())
                ? "one " + unit + (unit.equals("pair") ? "" : " a side") + " shows nothing of the luck between forks"
                : "nothing below " + Percent.of(change.minimumDetectableChange()) + " could have been found";
        return suspicion(contrast.role()) + open + "; " + settled;
    }

    private static String suspicion(Role role) {
        return switch (role) {
            case SUSPECTED_WORSE -> "looked worse at first, which fresh pairs did not confirm: ";
            case SUSPECTED_BETTER -> "looked better at first, which fresh pairs did not confirm: ";
            case UNCONFIRMED -> "suspected of a change, but no fresh pairs were measured to confirm it: ";
            case TESTED_BOTH_WAYS, NOT_SUSPECTED -> "";
        };
    }

    private static String fresh(Role role) {
        return role == Role.NOT_SUSPECTED ? "" : " fresh";
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
