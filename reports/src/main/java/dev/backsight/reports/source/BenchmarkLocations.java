package dev.backsight.reports.source;

import java.util.Optional;

/** Knows where benchmarks stand. */
@FunctionalInterface
public interface BenchmarkLocations {

    /** Knows none. */
    BenchmarkLocations UNKNOWN = benchmark -> Optional.empty();

    /**
     * @param benchmark fully qualified {@code package.Class.method}; foreign
     * @return the method's line; of a method that is inherited, the line of the class that inherits it; empty where that
     *     is not found in exactly one place
     */
    Optional<SourceLocation> find(String benchmark);
}
