package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One simulated suite: which recorded pairs it drew, and what it decided of them.
 *
 * @param draws numbers of recorded pairs, in the order in which they were measured
 * @param decided of each benchmark's time
 */
public record DrawnSuite(SortedMap<BenchmarkId, List<Integer>> draws, SortedMap<BenchmarkId, Decided> decided) {

    public record Decided(Verdict verdict, Change change) {}

    /**
     * @param identical pairs of builds that do not differ
     * @param slowed what is made slower
     * @param slowdown relative
     */
    public static DrawnSuite of(Recording identical, BenchmarkId slowed, double slowdown, Policy policy, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SimulatedMember> members = new ArrayList<>();
        for (RecordedCase each :
                RecordedCase.of(new RecordedPairs(List.of(identical), 0), policy, PairLocation.MEDIAN)) {
            double shift = each.id().equals(slowed) ? Math.log1p(slowdown) : 0;
            members.add(new SimulatedMember(each, shift, random.split()));
        }
        SortedMap<BenchmarkId, Decided> decided = new TreeMap<>();
        for (FamilyDecision family : new SimulatedSuite(members, policy).finished()) {
            for (int i = 0; i < family.contrasts().size(); i++) {
                decided.put(family.contrasts().get(i).id(), new Decided(family.verdict(i), family.change(i)));
            }
        }
        SortedMap<BenchmarkId, List<Integer>> draws = new TreeMap<>();
        members.forEach(member -> draws.put(member.recorded().id(), member.drawn()));
        return new DrawnSuite(draws, decided);
    }
}
