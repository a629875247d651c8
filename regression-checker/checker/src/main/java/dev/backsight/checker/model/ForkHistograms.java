package dev.backsight.checker.model;

import java.util.List;

/** One histogram of operation times per fork. */
public record ForkHistograms(List<LatencyHistogram> forks) implements Samples {

    public ForkHistograms {
        if (forks.isEmpty()) {
            throw new IllegalArgumentException("samples need at least one fork");
        }
        forks = List.copyOf(forks);
    }

    @Override
    public int forkCount() {
        return forks.size();
    }
}
