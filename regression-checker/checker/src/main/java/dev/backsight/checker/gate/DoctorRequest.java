package dev.backsight.checker.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check would be told, as far as it decides where and how it measures.
 *
 * @param baselines usually {@code baselines}; need not exist
 * @param suite null for all that have a baseline
 * @param java executable that runs the benchmarks
 * @param jvmArgs for every fork
 * @param workingDirectory in the repository
 * @param data where benchmarks write their files
 * @param variables of the environment
 */
public record DoctorRequest(
        Path baselines,
        @Nullable String suite,
        Path java,
        List<String> jvmArgs,
        Path workingDirectory,
        Path data,
        Map<String, String> variables) {

    public DoctorRequest {
        jvmArgs = List.copyOf(jvmArgs);
        variables = Map.copyOf(variables);
    }
}
