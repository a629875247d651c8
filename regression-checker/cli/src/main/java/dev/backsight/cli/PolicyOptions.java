package dev.backsight.cli;

import dev.backsight.checker.gate.PolicySource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line says about the policy. */
final class PolicyOptions {

    @Option(
            names = "--policy",
            paramLabel = "<file>",
            description = "Policy file (default: policy.yaml among the baselines).")
    private @Nullable Path policy;

    @Option(
            names = "--tolerance",
            paramLabel = "<percent>",
            description = "Largest slowdown accepted, for every benchmark, e.g. 3%%.")
    private @Nullable String tolerance;

    @Option(
            names = "--alpha",
            paramLabel = "<p>",
            description = "Chance of failing although nothing is slower than its tolerance (default: 0.01).")
    private @Nullable Double alpha;

    @Option(names = "--fail-on-inconclusive", description = "Exit with 3 where something could not be judged.")
    private @Nullable Boolean failOnInconclusive;

    PolicySource source(@Nullable Integer forks, @Nullable String budget) {
        return PolicySource.of(policy, alpha, tolerance, forks, budget, failOnInconclusive);
    }
}
