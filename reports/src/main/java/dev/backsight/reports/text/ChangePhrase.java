package dev.backsight.reports.text;

import dev.backsight.checker.model.Direction;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;

/** A change in words: {@code 9.3 % slower}, {@code 4.0 % less allocation}. */
public final class ChangePhrase {

    private ChangePhrase() {}

    /** @param relative oriented: positive is worse */
    public static String of(Metric metric, double relative, Typography typography) {
        if (Percent.isNothing(relative)) {
            return "no difference";
        }
        String noun = metric.family() == MetricFamily.ALLOCATION ? " allocation" : "";
        return Percent.size(relative, typography) + typography.space() + word(metric, relative) + noun;
    }

    /** The word alone: {@code slower}; empty where there is no difference to speak of. */
    public static String word(Metric metric, double relative) {
        if (Percent.isNothing(relative)) {
            return "";
        }
        boolean worse = relative > 0;
        return switch (metric.family()) {
            case TIME, TAIL -> worse ? "slower" : "faster";
            case ALLOCATION -> worse ? "more" : "less";
            case OTHER ->
                metric.direction() == Direction.UNKNOWN ? (worse ? "higher" : "lower") : (worse ? "worse" : "better");
        };
    }
}
