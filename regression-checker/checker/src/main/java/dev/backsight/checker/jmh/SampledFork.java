package dev.backsight.checker.jmh;

import java.util.List;

/**
 * One fork of a sampling benchmark.
 *
 * @param medians of each iteration that sampled anything, in order
 * @param samples of all its iterations together
 */
record SampledFork(List<Double> medians, SampleCounts samples) {

    /** @throws ArithmeticException when the counts add up to more than a long holds */
    static SampledFork of(List<SampleCounts> iterations) {
        return new SampledFork(iterations.stream().map(SampleCounts::median).toList(), SampleCounts.merged(iterations));
    }

    double[] medianArray() {
        return medians.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
