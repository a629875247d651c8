package dev.backsight.checker.model;

/** One metric's values, kept apart by fork, because the fork is the unit of replication. */
public sealed interface Samples permits ForkSamples, ForkHistograms {

    int forkCount();
}
