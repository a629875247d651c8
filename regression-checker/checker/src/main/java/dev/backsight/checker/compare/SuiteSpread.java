package dev.backsight.checker.compare;

import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.stats.Location;
import dev.backsight.checker.stats.PairedMean;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much pairs are likely to spread, before there are enough of them to tell: one pair of a benchmark knows nothing of its
 * own spread, and three know little, so that the most significant of many would mostly be those whose values happened to
 * agree. Each variance is therefore drawn towards a likely one, as G. K. Smyth does ("Linear models and empirical Bayes
 * methods for assessing differential expression in microarray experiments", Statistical Applications in Genetics and
 * Molecular Biology 3, 2004); but the likely one is not the suite's, for benchmarks differ by factors of ten: it is what
 * the slices of a benchmark's own pairs say, and only of what has no slices what its family shows. For ranking and planning,
 * never for a verdict.
 */
final class SuiteSpread {

    /** How many pairs more than one the likely spread is worth that slices tell: in its own way it is an estimate too. */
    private static final double DEGREES_OF_SLICES = 4;

    /** What a family shows is true of few of its members. */
    private static final double DEGREES_OF_FAMILY = 1;

    /** Of a pair's log ratio: what sets forks apart that slices do not show. */
    private static final double LEAST_OF_FORKS = 0.008;

    /**
     * In bounds, of what is compared in bytes: slices of a fork mostly agree to the byte, while forks whose compilers chose
     * otherwise do not.
     */
    private static final double LEAST_OF_BYTES = 0.5;

    /** In bounds, of what has no slices: values that agree to the last digit do so by coincidence. */
    private static final double LEAST_OF_FAMILY = 0.1;

    /** Where no slowdown at all is tolerated, something still has to be the unit. */
    private static final double LEAST_BOUND = 1e-3;

    /** By family: standard deviation of a pair in bounds. */
    private final Map<MetricFamily, Double> inBounds = new EnumMap<>(MetricFamily.class);

    SuiteSpread(List<Contrast> screened) {
        screened.stream()
                .collect(Collectors.groupingBy(
                        contrast -> contrast.metric().family(),
                        Collectors.mapping(
                                contrast -> contrast.effect().estimate()
                                        / unit(contrast)
                                        * Math.sqrt(contrast.replicates()),
                                Collectors.toList())))
                .forEach((family, distances) -> inBounds.put(
                        family,
                        Location.medianDeviation(distances.stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())));
    }

    /** What a contrast's pairs say in the light of what is likely. */
    PairedMean moderated(Contrast contrast) {
        PairedMean mean = mean(contrast);
        double likely = likely(contrast);
        double prior = Double.isFinite(contrast.scatter()) ? DEGREES_OF_SLICES : DEGREES_OF_FAMILY;
        double own = Double.isInfinite(mean.standardError()) ? 0 : mean.degreesOfFreedom();
        double degrees = own + prior;
        double variance = ((own == 0 ? 0 : own * mean.variance()) + prior * likely * likely) / degrees;
        return new PairedMean(mean.estimate(), Math.sqrt(variance / mean.pairs()), degrees, mean.pairs());
    }

    private double likely(Contrast contrast) {
        if (Double.isFinite(contrast.scatter())) {
            double least = contrast.scale() == Scale.LOG ? LEAST_OF_FORKS : LEAST_OF_BYTES * unit(contrast);
            return Math.hypot(contrast.scatter(), least);
        }
        return unit(contrast)
                * Math.max(
                        LEAST_OF_FAMILY, inBounds.getOrDefault(contrast.metric().family(), 0.0));
    }

    private static double unit(Contrast contrast) {
        return Math.max(contrast.bound(), LEAST_BOUND);
    }

    private static PairedMean mean(Contrast contrast) {
        if (contrast.effect() instanceof PairedMean mean) {
            return mean;
        }
        throw new IllegalArgumentException("only pairs are screened, not " + contrast.replicate());
    }
}
