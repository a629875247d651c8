package dev.backsight.cli;

import dev.backsight.checker.certify.RatesRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** With which settings the gate is tried on recorded pairs. */
final class RatesOptions {

    @Option(
            names = "--suites",
            paramLabel = "<n>",
            defaultValue = "2000",
            description = "Suites drawn from the pairs for each rate of failures, at least 1000 (default:"
                    + " ${DEFAULT-VALUE}).")
    private int suites = 2000;

    @Option(
            names = "--budget",
            paramLabel = "<time>",
            description = "Budget of the gate that is tried, e.g. 10m (default: 10m for failures, and 5m, 10m and 30m"
                    + " for slowdowns).")
    private @Nullable String budget;

    @Option(
            names = "--tolerance",
            paramLabel = "<percent>",
            description = "Tolerance of the gate that is tried (default: 3%%).")
    private @Nullable String tolerance;

    @Option(names = "--alpha", paramLabel = "<p>", description = "Its chance of a false alarm (default: 0.01).")
    private @Nullable Double alpha;

    @Option(
            names = "--bootstraps",
            paramLabel = "<n>",
            defaultValue = "100",
            description = "Bootstrap samples of the pairs, at least 20 (default: ${DEFAULT-VALUE}).")
    private int bootstraps = 100;

    @Mixin
    private EstimatorOption estimator = new EstimatorOption();

    RatesRequest request(long seed) {
        return RatesRequest.of(suites, budget, tolerance, alpha, estimator.location(), bootstraps, seed);
    }
}
