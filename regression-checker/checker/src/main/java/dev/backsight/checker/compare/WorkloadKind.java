package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import java.util.Arrays;
import java.util.Optional;

/** What bounds one of the workloads that {@code certify} carries, and what is demanded of the gate on such work. */
enum WorkloadKind {
    CPU("cpu", "bound by the processor", 0.95, 0.99),
    MEMORY("memory", "bound by memory", 0.65, 0.95),
    DISK("disk", "writing to disk", 0.55, 0.95),
    ALLOCATION("allocation", "allocating", Double.NaN, Double.NaN);

    private static final String WORKLOADS = "dev.backsight.workloads.";

    private final String room;
    private final String words;
    private final double leastOfFive;
    private final double leastOfTen;

    WorkloadKind(String room, String words, double leastOfFive, double leastOfTen) {
        this.room = WORKLOADS + room + ".";
        this.words = words;
        this.leastOfFive = leastOfFive;
        this.leastOfTen = leastOfTen;
    }

    /** Empty for anybody else's benchmark: what it does is not known. */
    static Optional<WorkloadKind> of(BenchmarkId id) {
        return Arrays.stream(values())
                .filter(kind -> id.name().startsWith(kind.room))
                .findFirst();
    }

    String words() {
        return words;
    }

    /** Share of suites in which 5 % more work has to be found; not a number where nothing is demanded. */
    double leastOfFive() {
        return leastOfFive;
    }

    /** Likewise, 10 %. */
    double leastOfTen() {
        return leastOfTen;
    }
}
