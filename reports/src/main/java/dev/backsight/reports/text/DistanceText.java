package dev.backsight.reports.text;

import dev.backsight.checker.model.Dimension;
import dev.backsight.checker.model.ReferenceDistance;

/** How far a benchmark is from its reference, in a line. */
public final class DistanceText {

    private static final int DIGITS = 3;
    private static final int LONGEST = 200;

    private DistanceText() {}

    /** {@code 2.31 times the time of PutLimit.bare size=1MiB: 3.912 ms/op beside 1.694 ms/op, measured in this check}. */
    public static String of(ReferenceDistance distance, Typography typography) {
        Scale scale =
                Scale.of(distance.unit(), Math.max(distance.location(), distance.referenceLocation()), typography);
        boolean rate = distance.unit().dimension() == Dimension.OPERATIONS_PER_TIME;
        return Decimal.significant(distance.ratio(), DIGITS, typography)
                + (rate ? " times the throughput of " : " times the time of ")
                + Printable.line(distance.reference().label(), LONGEST, typography)
                + ": " + scale.text(distance.location()) + " beside " + scale.text(distance.referenceLocation())
                + (distance.acceptedAt() == null
                        ? ", measured in this check"
                        : ", as accepted on " + Moment.date(distance.acceptedAt()));
    }
}
