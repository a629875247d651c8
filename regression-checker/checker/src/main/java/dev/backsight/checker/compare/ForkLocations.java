package dev.backsight.checker.compare;

import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.stats.Location;
import java.util.Arrays;

/** One value per fork. */
final class ForkLocations {

    private ForkLocations() {}

    static double[] medians(ForkSamples samples) {
        double[] medians = new double[samples.forkCount()];
        for (int i = 0; i < medians.length; i++) {
            medians[i] = Location.median(samples.fork(i));
        }
        return medians;
    }

    /** Of the forks' medians, as {@link Side#location} has it; not a number where a fork measured none. */
    static double geometricMean(ForkSamples samples) {
        return Math.exp(
                Location.mean(Arrays.stream(medians(samples)).map(Math::log).toArray()));
    }

    static double[] quantiles(ForkHistograms histograms, double quantile) {
        return histograms.forks().stream()
                .mapToDouble(histogram -> histogram.quantile(quantile))
                .toArray();
    }

    static long fewestOperations(ForkHistograms histograms) {
        return histograms.forks().stream()
                .mapToLong(histogram -> histogram.total())
                .min()
                .orElseThrow();
    }
}
