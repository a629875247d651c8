package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Direction;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Warning;
import dev.backsight.checker.stats.Location;
import dev.backsight.checker.stats.MeanDifference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One metric of one benchmark, ready to be tested: one usable value per fork and side, in the same unit.
 *
 * @param head in the same unit as base
 * @param tolerance relative
 * @param bound the tolerance on the scale of the test: {@code log(1 + tolerance)}, or bytes
 * @param unstable why a location says little, a sentence each; empty where nothing speaks against it
 */
record Contrast(
        BenchmarkId id,
        Metric metric,
        Side base,
        Side head,
        Scale scale,
        double tolerance,
        double bound,
        List<Warning> unstable,
        List<Warning> warnings) {

    /** Less than this a relative change of bytes is of nothing: JMH's own harness shows up as 0.0001 B/op. */
    private static final double LEAST_BYTES = 1;

    static Contrast ofTimes(
            BenchmarkId id,
            Metric metric,
            double[] base,
            double[] head,
            double tolerance,
            List<Warning> unstable,
            List<Warning> warnings) {
        return new Contrast(
                id,
                metric,
                side(metric, base, Scale.LOG),
                side(metric, head, Scale.LOG),
                Scale.LOG,
                tolerance,
                Math.log1p(tolerance),
                unstable,
                warnings);
    }

    /** @param leastBytes a difference below this is not one, however small base is */
    static Contrast ofBytes(
            BenchmarkId id,
            Metric metric,
            double[] base,
            double[] head,
            double tolerance,
            double leastBytes,
            List<Warning> warnings) {
        Side baseSide = side(metric, base, Scale.LINEAR);
        double reference = Math.max(LEAST_BYTES, baseSide.location());
        double bound = Math.max(tolerance * reference, leastBytes);
        return new Contrast(
                id,
                metric,
                baseSide,
                side(metric, head, Scale.LINEAR),
                Scale.LINEAR,
                bound / reference,
                bound,
                List.of(),
                warnings);
    }

    private static Side side(Metric metric, double[] forks, Scale scale) {
        double location = scale == Scale.LOG
                ? Math.exp(Location.mean(Arrays.stream(forks).map(Math::log).toArray()))
                : Location.mean(forks);
        return new Side(location, metric.unit(), DoubleStream.of(forks).boxed().toList());
    }

    /** Head less base on the scale of the test, oriented so that positive is worse. */
    MeanDifference difference() {
        double sign = metric.direction() == Direction.HIGHER_IS_BETTER ? -1 : 1;
        return MeanDifference.of(onScale(base, sign), onScale(head, sign));
    }

    private double[] onScale(Side side, double sign) {
        return side.forks().stream()
                .mapToDouble(value -> sign * (scale == Scale.LOG ? Math.log(value) : value))
                .toArray();
    }

    /** A difference on the scale of the test as a relative change. */
    double relative(double difference) {
        return scale == Scale.LOG
                ? Math.expm1(difference)
                : Math.max(-1, difference / Math.max(LEAST_BYTES, base.location()));
    }

    int baseForks() {
        return base.forks().size();
    }

    int headForks() {
        return head.forks().size();
    }

    int fewestForks() {
        return Math.min(baseForks(), headForks());
    }
}
