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
        return globMatches(glob, benchmark.name())
                && params.entrySet().stream().allMatch(param -> param.getValue()
                        .equals(benchmark.params().get(param.getKey())));
    }

    PolicyOverride withoutTimeTolerance() {
        Map<MetricFamily, Double> kept = new TreeMap<>(tolerances);
        kept.remove(MetricFamily.TIME);
        return new PolicyOverride(glob, params, kept, standing, line);
    }

    /** In at most glob times text steps: on a mismatch only the last {@code *} is tried with one character more. */
    private static boolean globMatches(String glob, String text) {
        int g = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                resume = t;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == text.charAt(t))) {
                g++;
                t++;
            } else if (star >= 0) {
                g = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
