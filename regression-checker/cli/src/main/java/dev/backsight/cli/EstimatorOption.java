package dev.backsight.cli;

import dev.backsight.checker.compare.PairLocation;
import picocli.CommandLine.Option;

/** What the slices of a pair come to. */
final class EstimatorOption {

    @Option(
            names = "--estimator",
            paramLabel = "<name>",
            defaultValue = "median",
            description = "What a pair's slices come to: ${COMPLETION-CANDIDATES}; to compare estimators with, the gate"
                    + " takes the median (default: ${DEFAULT-VALUE}).")
    private PairLocation location = PairLocation.MEDIAN;

    PairLocation location() {
        return location;
    }
}
