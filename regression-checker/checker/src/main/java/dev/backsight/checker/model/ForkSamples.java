package dev.backsight.checker.model;

import java.util.Arrays;

/** One value per fork and iteration. Forks may be ragged: a fork that was cut short has fewer iterations. */
public final class ForkSamples implements Samples {

    private final double[][] forks;

    /** @param forks fork × iteration; at least one fork, none of them empty; values may be NaN, which JMH writes */
    public ForkSamples(double[][] forks) {
        if (forks.length == 0) {
            throw new IllegalArgumentException("samples need at least one fork");
        }
        double[][] copy = new double[forks.length][];
        for (int i = 0; i < forks.length; i++) {
            if (forks[i].length == 0) {
                throw new IllegalArgumentException("fork " + (i + 1) + " has no iterations");
            }
            copy[i] = forks[i].clone();
        }
        this.forks = copy;
    }

    @Override
    public int forkCount() {
        return forks.length;
    }

    /** A copy of one fork's values in the order of its iterations. */
    public double[] fork(int index) {
        return forks[index].clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForkSamples that && Arrays.deepEquals(forks, that.forks);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(forks);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(forks);
    }
}
