package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Direction;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Warning;
import java.util.List;

/**
 * One metric of one benchmark that both sides measured, in the same unit and usable: the median of every fork is a
 * number, and positive unless it is bytes.
 *
 * @param base fork × iteration; a tail quantile has one value a fork
 * @param head likewise, in the same unit
 * @param tolerance relative
 * @param leastBytes of an allocation: a difference below this is not one, however small base is
 * @param warnings about how it was measured
 */
record MatchedMetric(
        BenchmarkId id,
        Metric metric,
        MatchedSide base,
        MatchedSide head,
        double tolerance,
        double leastBytes,
        List<Warning> warnings) {

    Scale scale() {
        return metric.family() == MetricFamily.ALLOCATION ? Scale.LINEAR : Scale.LOG;
    }

    /** What turns a difference, head less base, into one that is positive where head is worse. */
    double sign() {
        return metric.direction() == Direction.HIGHER_IS_BETTER ? -1 : 1;
    }
}
