package dev.backsight.checker.compare;

import dev.backsight.checker.model.ForkSamples;

/** One side's samples with the median of every fork, which nearly every question begins with: taken once. */
final class MatchedSide {

    private final ForkSamples samples;
    private final double[] medians;

    MatchedSide(ForkSamples samples) {
        this.samples = samples;
        this.medians = ForkLocations.medians(samples);
    }

    int forkCount() {
        return samples.forkCount();
    }

    /** A copy of one fork's values in the order of its iterations. */
    double[] fork(int index) {
        return samples.fork(index);
    }

    /** One a fork; a copy. */
    double[] medians() {
        return medians.clone();
    }
}
