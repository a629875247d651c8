package dev.backsight.checker.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings for the benchmarks that a glob names.
 *
 * @param glob over the full name: {@code *} any run of characters, {@code ?} any one
 * @param params the benchmark's params that must have these values; empty matches all
 * @param tolerances for some families; may be empty
 * @param standing GATING leaves it as it was
 * @param line in the policy file, from 1, for messages
 */
public record PolicyOverride(
        String glob,
        SortedMap<String, String> params,
        Map<MetricFamily, Double> tolerances,
        Standing standing,
        int line) {

    public PolicyOverride {
        if (glob.isBlank()) {
            throw new IllegalArgumentException("an override names its benchmarks");
        }
        tolerances.values().forEach(Policy::checkTolerance);
        tolerances = Map.copyOf(tolerances);
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    }

    public boolean matches(BenchmarkId benchmark) {
        return new BenchmarkGlob(glob).matches(benchmark)
                && params.entrySet().stream().allMatch(param -> param.getValue()
                        .equals(benchmark.params().get(param.getKey())));
    }

    PolicyOverride withoutTimeTolerance() {
        Map<MetricFamily, Double> kept = new TreeMap<>(tolerances);
        kept.remove(MetricFamily.TIME);
        return new PolicyOverride(glob, params, kept, standing, line);
    }
}
