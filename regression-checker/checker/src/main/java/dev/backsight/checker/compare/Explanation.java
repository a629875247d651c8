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
        boolean pairs = contrast.replicate() == Replicate.PAIR;
        if (Double.isInfinite(change.minimumDetectableChange())) {
            return suspicion(contrast.role()) + (pairs ? "one pair" : "one fork a side")
                    + " shows nothing of the luck between forks"
                    + (needed.isPresent()
                            ? "; measure " + needed.getAsInt() + counted(contrast) + " to begin with"
                            : "");
        }
        String open = hidden(change.minimumDetectableChange());
        String settled = "no affordable number of " + (pairs ? "pairs" : "forks") + " would settle it";
        if (needed.isPresent()) {
            settled = needed.getAsInt() + counted(contrast) + " would settle it";
        }
        return suspicion(contrast.role()) + open + "; " + settled;
    }

    private static String hidden(double minimumDetectableChange) {
        return minimumDetectableChange < 1
                ? "nothing below " + Percent.of(minimumDetectableChange) + " could have been found"
                : "not even a doubling could have been found";
    }

    private static String counted(Contrast contrast) {
        return switch (contrast.role()) {
            case TESTED_BOTH_WAYS -> " forks a side";
            case NOT_SUSPECTED -> " pairs";
            case SUSPECTED_WORSE, SUSPECTED_BETTER, UNCONFIRMED -> " fresh pairs";
        };
    }

    private static String suspicion(Role role) {
        return switch (role) {
            case SUSPECTED_WORSE -> "looked worse at first, which fresh pairs did not confirm: ";
            case SUSPECTED_BETTER -> "looked better at first, which fresh pairs did not confirm: ";
            case UNCONFIRMED -> "suspected of a change, but no fresh pairs were measured to confirm it: ";
            case TESTED_BOTH_WAYS, NOT_SUSPECTED -> "";
        };
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
