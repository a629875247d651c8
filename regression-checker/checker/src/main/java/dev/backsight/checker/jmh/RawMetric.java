package dev.backsight.checker.jmh;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric as it stands in the file, before its name and the benchmark's mode say what it means.
 *
 * @param unit {@code scoreUnit}
 * @param rawData fork × iteration; null where the file has none
 * @param histograms {@code rawDataHistogram}, a fork each; null where the file has none
 */
record RawMetric(
        Place place,
        String unit,
        @Nullable List<double[]> rawData,
        @Nullable List<SampledFork> histograms) {}
