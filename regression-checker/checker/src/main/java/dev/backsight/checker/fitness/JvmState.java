package dev.backsight.checker.fitness;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JVM that runs the benchmarks, and what it is told.
 *
 * @param version e.g. {@code 17.0.15} or {@code 26-ea}
 * @param name e.g. {@code OpenJDK 64-Bit Server VM}
 * @param build the property {@code jdk.debug}: {@code release}, {@code fastdebug} or {@code slowdebug}
 * @param mode the property {@code java.vm.info}, e.g. {@code mixed mode, sharing}
 * @param tier the highest compiler in use, 4 for C2 and those that stand in for it; 0 to 3 for less
 * @param collector e.g. {@code G1}
 * @param collectorByJvm whether the JVM chose it, for want of being told
 * @param flags given for the whole run
 * @param variables environment variables that every JVM takes flags from, and what they hold
 */
public record JvmState(
        @Nullable String version,
        @Nullable String name,
        @Nullable String build,
        @Nullable String mode,
        @Nullable Integer tier,
        @Nullable String collector,
        boolean collectorByJvm,
        List<String> flags,
        SortedMap<String, String> variables) {

    public JvmState {
        flags = List.copyOf(flags);
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }
}
