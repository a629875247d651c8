package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Warning;
import dev.backsight.checker.stats.Effect;
import dev.backsight.checker.stats.Location;
import dev.backsight.checker.stats.MeanDifference;
import dev.backsight.checker.stats.PairedMean;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One metric of one benchmark, ready to be tested.
 *
 * @param head in the same unit as base
 * @param effect head less base on the scale of the test, oriented so that positive is worse
 * @param replicate what {@code effect} counts
 * @param role what it is tested for
 * @param tolerance relative
 * @param bound the tolerance on the scale of the test: {@code log(1 + tolerance)}, or bytes
 * @param scatter standard deviation that a pair's value would have if all that is unknown of it were the luck of its
 *     slices; not a number where there are none
 * @param unstable why a location says little, a sentence each; empty where nothing speaks against it
 */
record Contrast(
        BenchmarkId id,
        Metric metric,
        Side base,
        Side head,
        Effect effect,
        Replicate replicate,
        Role role,
        Scale scale,
        double tolerance,
        double bound,
        double scatter,
        List<Warning> unstable,
        List<Warning> warnings) {

    /** Less than this a relative change of bytes is of nothing: JMH's own harness shows up as 0.0001 B/op. */
    private static final double LEAST_BYTES = 1;

    /** Of forks measured apart. */
    static Contrast ofForks(MatchedMetric matched, List<Warning> unstable) {
        double[] base = matched.base().medians();
        double[] head = matched.head().medians();
        Effect effect = MeanDifference.of(onScale(base, matched), onScale(head, matched));
        return of(
                matched,
                base,
                head,
                effect,
                Replicate.FORK,
                Role.TESTED_BOTH_WAYS,
                Double.NaN,
                unstable,
                matched.warnings());
    }

    /**
     * Of pairs that took turns.
     *
     * @param base one value a pair
     * @param head one value a pair
     * @param differences one a pair, on the scale of the test and oriented; at least one
     * @param errors one a pair: by how much it may be off as its slices tell; not a number where there are none
     */
    static Contrast ofPairs(
            MatchedMetric matched,
            double[] base,
            double[] head,
            double[] differences,
            double[] errors,
            Role role,
            List<Warning> unstable,
            List<Warning> warnings) {
        double scatter = Math.sqrt(
                Arrays.stream(errors).map(error -> error * error).average().orElse(Double.NaN));
        return of(matched, base, head, PairedMean.of(differences), Replicate.PAIR, role, scatter, unstable, warnings);
    }

    private static Contrast of(
            MatchedMetric matched,
            double[] base,
            double[] head,
            Effect effect,
            Replicate replicate,
            Role role,
            double scatter,
            List<Warning> unstable,
            List<Warning> warnings) {
        Scale scale = matched.scale();
        Side baseSide = side(matched, base);
        double tolerance = matched.tolerance();
        double bound = Math.log1p(tolerance);
        if (scale == Scale.LINEAR) {
            double reference = Math.max(LEAST_BYTES, baseSide.location());
            bound = Math.max(tolerance * reference, matched.leastBytes());
            tolerance = bound / reference;
        }
        return new Contrast(
                matched.id(),
                matched.metric(),
                baseSide,
                side(matched, head),
                effect,
                replicate,
                role,
                scale,
                tolerance,
                bound,
                scatter,
                unstable,
                warnings);
    }

    private static Side side(MatchedMetric matched, double[] forks) {
        double location = matched.scale() == Scale.LOG
                ? Math.exp(Location.mean(Arrays.stream(forks).map(Math::log).toArray()))
                : Location.mean(forks);
        return new Side(
                location,
                matched.metric().unit(),
                DoubleStream.of(forks).boxed().toList());
    }

    private static double[] onScale(double[] forks, MatchedMetric matched) {
        double sign = matched.sign();
        return Arrays.stream(forks)
                .map(value -> sign * (matched.scale() == Scale.LOG ? Math.log(value) : value))
                .toArray();
    }

    /** A difference on the scale of the test as a relative change. */
    double relative(double difference) {
        return scale == Scale.LOG
                ? Math.expm1(difference)
                : Math.max(-1, difference / Math.max(LEAST_BYTES, base.location()));
    }

    /** Standard deviation of one replicate; of a single pair, as its slices tell; infinite where nothing is known of it. */
    double spread() {
        return switch (replicate) {
            case PAIR ->
                replicates() == 1 && Double.isFinite(scatter)
                        ? scatter
                        : effect.standardError() * Math.sqrt(replicates());
            case FORK ->
                effect.standardError()
                        / Math.sqrt(
                                1.0 / base.forks().size() + 1.0 / head.forks().size());
        };
    }

    /** Pairs, or forks of the side that has fewer. */
    int replicates() {
        return Math.min(base.forks().size(), head.forks().size());
    }
}
