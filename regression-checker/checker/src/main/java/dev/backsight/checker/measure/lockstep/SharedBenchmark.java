package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.BenchmarkId;

/** A benchmark that both builds offer, as each lists it: settings and JVM arguments may differ. */
public record SharedBenchmark(ListedBenchmark base, ListedBenchmark head) {

    public SharedBenchmark {
        if (!base.id().equals(head.id())) {
            throw new IllegalArgumentException(
                    base.id().label() + " and " + head.id().label() + " are not the same benchmark");
        }
    }

    public BenchmarkId id() {
        return base.id();
    }
}
