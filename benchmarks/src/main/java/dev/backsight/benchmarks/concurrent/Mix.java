package dev.backsight.benchmarks.concurrent;

/** Shares of updates among requests, the core workloads of YCSB (B. Cooper et al., SoCC 2010, table 2). */
public enum Mix {
    /** YCSB's workload A. */
    HALF_UPDATES(10),
    /** YCSB's workload B. */
    FEW_UPDATES(1),
    /** YCSB's workload C. */
    READS_ONLY(0);

    private final int updates;

    Mix(int updates) {
        this.updates = updates;
    }

    /** Of {@value RequestPlan#ROUND} requests. */
    int updates() {
        return updates;
    }
}
