package dev.backsight.checker.reach;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Proof;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which benchmarks of two builds are proven to run the same code.
 *
 * @param proven those
 * @param everythingBecause of benchmarks that are not proven, why all files of the build count as reachable, where they do
 * @param differing names of files, sorted, that others reach and that differ, as far as following them went
 */
public record Changed(SortedMap<BenchmarkId, Proof> proven, Set<String> everythingBecause, Set<String> differing) {

    /**
     * @param inBase what base offers
     * @param inHead what head offers
     * @throws dev.backsight.checker.model.UnusableInputException when a build cannot be read
     */
    public static Changed between(
            ClassPath base,
            Map<BenchmarkId, ListedBenchmark> inBase,
            ClassPath head,
            Map<BenchmarkId, ListedBenchmark> inHead) {
        SortedMap<BenchmarkId, Proof> proven = new TreeMap<>();
        Set<String> differing = new TreeSet<>();
        Set<String> everythingBecause = new TreeSet<>();
        try (ReachableFiles ofBase = ReachableFiles.of(base);
                ReachableFiles ofHead = ReachableFiles.of(head)) {
            if (ofBase.leadsElsewhere() || ofHead.leadsElsewhere()) {
                return new Changed(proven, everythingBecause, differing);
            }
            Map<String, Comparison> compared = new HashMap<>();
            inHead.forEach((id, listed) -> {
                if (listed.equals(inBase.get(id))) {
                    Comparison comparison = compared.computeIfAbsent(
                            id.name(), name -> Comparison.of(ofBase.from(name), ofHead.from(name)));
                    differing.addAll(comparison.differing());
                    @Nullable String because = comparison.proof().everythingBecause();
                    if (comparison.same()) {
                        proven.put(id, comparison.proof());
                    } else if (because != null) {
                        everythingBecause.add(because);
                    }
                }
            });
        }
        return new Changed(proven, everythingBecause, differing);
    }

    private record Comparison(boolean same, Set<String> differing, Proof proof) {

        static Comparison of(Reach base, Reach head) {
            Set<String> differing = new TreeSet<>();
            head.files().forEach((file, digest) -> {
                if (!digest.equals(base.files().get(file))) {
                    differing.add(file);
                }
            });
            base.files().keySet().stream()
                    .filter(file -> !head.files().containsKey(file))
                    .forEach(differing::add);
            return new Comparison(
                    differing.isEmpty() && base.lines().equals(head.lines()),
                    differing,
                    new Proof((int) head.classes(), head.files().size(), head.everythingBecause()));
        }
    }
}
