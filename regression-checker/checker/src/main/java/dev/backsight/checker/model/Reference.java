package dev.backsight.checker.model;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which benchmark shows how fast others could be: a bare file or database, another library.
 *
 * @param glob over the full names of those others: {@code *} any run of characters, {@code ?} any one
 * @param params of theirs that must have these values; empty matches all
 * @param name of the benchmark they are shown beside, in full
 * @param line in the policy file, from 1, for messages
 */
public record Reference(String glob, SortedMap<String, String> params, String name, int line) {

    public Reference {
        if (glob.isBlank()) {
            throw new IllegalArgumentException("a reference names the benchmarks that it is for");
        }
        if (name.isBlank() || name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
            throw new IllegalArgumentException("a reference is one benchmark, by its full name without * or ?");
        }
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    }

    /** Nothing is its own reference. */
    public boolean isFor(BenchmarkId benchmark) {
        return !benchmark.name().equals(name)
                && new BenchmarkGlob(glob).matches(benchmark)
                && params.entrySet().stream().allMatch(param -> param.getValue()
                        .equals(benchmark.params().get(param.getKey())));
    }

    /**
     * The one that ran as this benchmark did: same mode and threads, and the same value of every param. A param that only
     * the benchmark has must be named here, so that somebody has thought of which of its values the reference is like.
     *
     * @param measured of any name
     * @return empty also where several would do
     */
    public Optional<BenchmarkId> among(Collection<BenchmarkId> measured, BenchmarkId benchmark) {
        List<BenchmarkId> alike = measured.stream()
                .filter(candidate -> candidate.name().equals(name))
                .filter(candidate -> candidate.mode() == benchmark.mode() && candidate.threads() == benchmark.threads())
                .filter(candidate -> sameParams(candidate, benchmark))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    private boolean sameParams(BenchmarkId candidate, BenchmarkId benchmark) {
        Map<String, String> remaining = new TreeMap<>(benchmark.params());
        for (Map.Entry<String, String> param : candidate.params().entrySet()) {
            if (!param.getValue().equals(remaining.remove(param.getKey()))) {
                return false;
            }
        }
        return params.keySet().containsAll(remaining.keySet());
    }
}
