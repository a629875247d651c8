package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Suspect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A check in lockstep whose pairs are drawn from a recording instead of measured: the same screen, the same plans, the
 * same budget, the same decision.
 */
final class SimulatedSuite {

    private final Map<BenchmarkId, SimulatedMember> members = new LinkedHashMap<>();
    private final Policy policy;
    private final PairBudget budget;
    private Set<Suspect> suspects = Set.of();
    private Duration elapsed = Duration.ZERO;

    SimulatedSuite(List<SimulatedMember> members, Policy policy) {
        members.forEach(member -> this.members.put(member.recorded().id(), member));
        this.policy = policy;
        this.budget = new PairBudget(policy.budget(), id -> member(id).cost());
    }

    /**
     * What is decided of suspects. Nothing that comes after their confirmation changes it, nor do those that are not
     * suspected, except that each family present has its part of α.
     */
    List<FamilyDecision> suspectsDecided() {
        screen();
        confirm();
        Set<MetricFamily> present = EnumSet.noneOf(MetricFamily.class);
        List<Contrast> contrasts = new ArrayList<>();
        members.forEach((id, member) -> {
            for (RecordedMetric metric : member.recorded().metrics()) {
                Role role = role(member, metric);
                // One of each family stands for those that are not tested.
                if (present.add(metric.matched().metric().family()) || role != Role.NOT_SUSPECTED) {
                    contrasts.add(member.contrast(metric, role, false));
                }
            }
        });
        return SuiteDecision.families(contrasts, policy);
    }

    /** The decision as it stands once suspects are confirmed. */
    List<FamilyDecision> confirmed() {
        screen();
        confirm();
        return SuiteDecision.families(contrasts(false), policy);
    }

    /** The decision at the end of the check. */
    List<FamilyDecision> finished() {
        screen();
        confirm();
        showUnchanged();
        return SuiteDecision.families(contrasts(true), policy);
    }

    long total(ToIntFunction<SimulatedMember> part) {
        return members.values().stream().mapToInt(part).sum();
    }

    SimulatedMember member(BenchmarkId id) {
        SimulatedMember member = members.get(id);
        if (member == null) {
            throw new IllegalArgumentException(id.label() + " is not in the suite");
        }
        return member;
    }

    private void screen() {
        for (int round = 1; budget.allowsWholeRound(round, members.keySet(), elapsed); round++) {
            members.keySet().forEach(id -> draw(id, Stage.SCREEN));
        }
        List<BenchmarkId> ranked = List.copyOf(members.keySet());
        for (int look = 1; look <= PairBudget.CLOSER_LOOKS; look++) {
            Set<BenchmarkId> among = Set.copyOf(ranked);
            ranked = budget.closerLook(
                    look,
                    Screen.standingOut(screened(), policy).stream()
                            .filter(among::contains)
                            .toList(),
                    elapsed);
            ranked.forEach(id -> draw(id, Stage.SCREEN));
        }
    }

    private List<Contrast> screened() {
        List<Contrast> screened = new ArrayList<>();
        for (SimulatedMember member : members.values()) {
            for (RecordedMetric metric : member.recorded().metrics()) {
                screened.add(member.contrast(metric, Role.NOT_SUSPECTED, false));
            }
        }
        return screened;
    }

    private void confirm() {
        List<Contrast> screened = screened();
        List<Suspect> found = Screen.suspects(screened, policy);
        suspects = new HashSet<>(found);
        ConfirmPlan plan = ConfirmPlan.of(screened, found, policy);
        budget.confirming(plan.size(), plan::ofFirst, elapsed).forEach((id, pairs) -> {
            // Drawn again, pairs would understate how they scatter.
            int most = Math.max(ConfirmPlan.MODEST_PAIRS, member(id).unseen());
            for (int i = 0; i < Math.min(pairs, most); i++) {
                draw(id, Stage.CONFIRM);
            }
        });
    }

    private void showUnchanged() {
        Set<BenchmarkId> suspected = suspects.stream().map(Suspect::benchmark).collect(Collectors.toSet());
        for (int look = 2; look <= EquivalencePlan.LOOKS; look++) {
            List<PairsWanted> plan =
                    EquivalencePlan.of(contrasts(true), suspected, policy, wanted -> member(wanted.benchmark())
                            .cost()
                            .multipliedBy(wanted.pairs()));
            Map<BenchmarkId, Integer> pairs = budget.showingUnchanged(plan, elapsed);
            if (pairs.isEmpty()) {
                return;
            }
            drawInRounds(pairs);
        }
    }

    private void drawInRounds(Map<BenchmarkId, Integer> pairs) {
        int most = pairs.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int round = 1; round <= most; round++) {
            List<BenchmarkId> ids = new ArrayList<>();
            for (Map.Entry<BenchmarkId, Integer> entry : pairs.entrySet()) {
                if (entry.getValue() >= round) {
                    ids.add(entry.getKey());
                }
            }
            if (!budget.allowsRound(ids, elapsed)) {
                return;
            }
            ids.forEach(id -> draw(id, Stage.EQUIVALENCE));
        }
    }

    private void draw(BenchmarkId id, Stage stage) {
        elapsed = elapsed.plus(member(id).draw(stage));
    }

    private List<Contrast> contrasts(boolean stability) {
        List<Contrast> contrasts = new ArrayList<>();
        members.forEach((id, member) -> {
            for (RecordedMetric metric : member.recorded().metrics()) {
                contrasts.add(member.contrast(metric, role(member, metric), stability));
            }
        });
        return contrasts;
    }

    private Role role(SimulatedMember member, RecordedMetric metric) {
        MatchedMetric matched = metric.matched();
        return Role.of(suspects, matched.id(), matched.metric().name(), member.fresh() > 0);
    }
}
