package dev.backsight.checker.gate;

import dev.backsight.checker.git.BuildCommand;
import java.nio.file.Path;

/**
 * One check: what is measured, what it is compared with, by which policy, and where the outcome goes.
 *
 * @param select what is measured of what two builds have in common
 * @param build what makes the benchmark jar of another revision
 * @param acceptCommand what the user would type to make the measured run the baseline
 */
public record CheckRequest(
        BenchmarkSource head,
        BaseChoice base,
        Selection select,
        BuildCommand build,
        PolicySource policy,
        Path baselines,
        OutputDirectory out,
        String acceptCommand) {}
