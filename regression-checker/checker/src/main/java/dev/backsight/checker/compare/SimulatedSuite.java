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

    /** One pair has no spread: nothing to be ranked by. */
    private static final int LEAST_SCREENED = 2;

    private final Map<BenchmarkId, SimulatedMember> members = new LinkedHashMap<>();
    private final Policy policy;
    private final PairBudget budget;
    private Set<Suspect> suspects = Set.of();
    private Duration elapsed = Duration.ZERO;

    /** @param confirmingLonger by how much a confirming pair takes longer than the others */
    SimulatedSuite(List<SimulatedMember> members, Policy policy, Duration confirmingLonger) {
        members.forEach(member -> this.members.put(member.recorded().id(), member));
        this.policy = policy;
        this.budget = new PairBudget(
                policy.budget(), confirmingLonger, id -> member(id).cost());
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
        for (int round = 1; round <= PairBudget.SCREENING_PAIRS; round++) {
            if (!budget.allowsScreening(round, members.keySet(), elapsed)) {
                return;
            }
            members.keySet().forEach(id -> draw(id, Stage.SCREEN));
        }
    }

    private void confirm() {
        List<Contrast> screened = new ArrayList<>();
        for (SimulatedMember member : members.values()) {
            if (member.pairs() >= LEAST_SCREENED) {
                for (RecordedMetric metric : member.recorded().metrics()) {
                    screened.add(member.contrast(metric, Role.NOT_SUSPECTED, false));
                }
            }
        }
        List<Suspect> found = Screen.suspects(screened, policy);
        suspects = new HashSet<>(found);
        budget.confirming(ConfirmPlan.of(screened, found, policy), elapsed).forEach((id, pairs) -> {
            for (int i = 0; i < pairs; i++) {
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
