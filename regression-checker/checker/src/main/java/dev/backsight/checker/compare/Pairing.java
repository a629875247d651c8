package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Run;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which benchmarks the sides share, by their whole identity.
 *
 * @param baseOnly in base, not in head
 * @param headOnly in head, not in base
 */
record Pairing(SortedSet<BenchmarkId> both, SortedSet<BenchmarkId> baseOnly, SortedSet<BenchmarkId> headOnly) {

    static Pairing of(Run base, Run head) {
        SortedSet<BenchmarkId> both = new TreeSet<>(base.benchmarks());
        both.retainAll(head.benchmarks());
        SortedSet<BenchmarkId> baseOnly = new TreeSet<>(base.benchmarks());
        baseOnly.removeAll(both);
        SortedSet<BenchmarkId> headOnly = new TreeSet<>(head.benchmarks());
        headOnly.removeAll(both);
        return new Pairing(both, baseOnly, headOnly);
    }

    /** What head has of the same method under another mode, other params or other threads, and base does not have. */
    List<BenchmarkId> changedInto(BenchmarkId fromBase) {
        return headOnly.stream()
                .filter(candidate -> candidate.name().equals(fromBase.name()))
                .toList();
    }
}
