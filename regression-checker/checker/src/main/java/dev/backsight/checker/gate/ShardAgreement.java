package dev.backsight.checker.gate;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.BuildIdentity;
import dev.backsight.checker.model.Shard;
import dev.backsight.checker.model.ShardPlan;
import dev.backsight.checker.model.ShardedCheck;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether shards are all the parts of one check: each there once, of the same two builds, asked for the same, and decided
 * by the same policy.
 */
final class ShardAgreement {

    private static final int MOST_NAMED = 3;

    private ShardAgreement() {}

    /** @throws UnusableInputException with the first thing that keeps them from being joined */
    static void require(List<MeasuredShard> shards) {
        MeasuredShard first = shards.get(0);
        for (MeasuredShard other : shards.subList(1, shards.size())) {
            requireSameBuild("base", first, other, shard -> shard.report().base());
            requireSameBuild("head", first, other, shard -> shard.report().head());
            requireSameCheck(first, other);
        }
        requireNoneTwice(shards);
        requireNoneMissing(shards);
    }

    private static void requireSameBuild(
            String side, MeasuredShard first, MeasuredShard other, Function<MeasuredShard, BuildIdentity> build) {
        BuildIdentity one = build.apply(first);
        BuildIdentity two = build.apply(other);
        if (!one.isSameSource(two)) {
            throw differ(first, other, side, named(one), named(two), "measure both beside the same builds");
        }
    }

    private static String named(BuildIdentity build) {
        return (build.revision() == null ? build.label() : build.revision().shortName()) + ", contents "
                + build.contents().substring(0, 10);
    }

    private static void requireSameCheck(MeasuredShard first, MeasuredShard other) {
        ShardedCheck one = first.report().check();
        ShardedCheck two = other.report().check();
        requireSame(first, other, "suite", one.suite(), two.suite());
        requireSame(
                first,
                other,
                "number of shards",
                one.plan().shards(),
                two.plan().shards());
        Set<String> names = new TreeSet<>(one.settings().keySet());
        names.addAll(two.settings().keySet());
        for (String name : names) {
            requireSame(
                    first,
                    other,
                    "--" + name,
                    one.settings().getOrDefault(name, "none"),
                    two.settings().getOrDefault(name, "none"));
        }
        if (!one.policy().equals(two.policy())) {
            throw differ(
                    first,
                    other,
                    "policy",
                    one.policy().toString(),
                    two.policy().toString(),
                    "give all shards the same policy and the same options");
        }
        requireSame(first, other, "number of benchmarks in head", one.expected(), two.expected());
        requireSamePlan(first, other);
    }

    private static void requireSame(MeasuredShard first, MeasuredShard other, String what, Object one, Object two) {
        if (!one.equals(two)) {
            throw differ(first, other, what, one.toString(), two.toString(), "give all shards the same options");
        }
    }

    private static void requireSamePlan(MeasuredShard first, MeasuredShard other) {
        ShardPlan one = first.report().check().plan();
        ShardPlan two = other.report().check().plan();
        if (one.equals(two)) {
            return;
        }
        SortedSet<BenchmarkId> all = new TreeSet<>(one.assigned().keySet());
        all.addAll(two.assigned().keySet());
        BenchmarkId differing = all.stream()
                .filter(id ->
                        !Objects.equals(one.assigned().get(id), two.assigned().get(id)))
                .findFirst()
                .orElseThrow();
        throw differ(
                first,
                other,
                "plan: " + differing.label() + " is",
                place(one, differing),
                place(two, differing),
                "give all shards the same --shard-costs; and of a benchmark with as many threads as there are"
                        + " processors, only machines with equally many measure the same");
    }

    private static String place(ShardPlan plan, BenchmarkId id) {
        Integer index = plan.assigned().get(id);
        return index == null ? "not in it" : "for shard " + index;
    }

    private static UnusableInputException differ(
            MeasuredShard first, MeasuredShard other, String what, String one, String two, String mend) {
        return new UnusableInputException(
                first.name() + " and " + other.name() + " are not of one check. They differ in " + what + " '" + one
                        + "' / '" + two + "': " + mend + ", and measure again what differs");
    }

    private static void requireNoneTwice(List<MeasuredShard> shards) {
        Map<Shard, MeasuredShard> seen = new TreeMap<>();
        for (MeasuredShard shard : shards) {
            MeasuredShard same = seen.put(shard.report().shard(), shard);
            if (same != null) {
                throw new UnusableInputException("shard " + shard.report().shard() + " is there twice, in "
                        + same.directory() + " and in " + shard.directory() + ": name one of them");
            }
        }
    }

    private static void requireNoneMissing(List<MeasuredShard> shards) {
        ShardPlan plan = shards.get(0).report().check().plan();
        Set<Integer> there =
                shards.stream().map(shard -> shard.report().shard().index()).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (int index = 1; index <= plan.shards(); index++) {
            if (!there.contains(index)) {
                missing.add(described(plan, new Shard(index, plan.shards())));
            }
        }
        if (!missing.isEmpty()) {
            throw new UnusableInputException("of " + plan.shards() + " shards, " + missing.size()
                    + (missing.size() == 1 ? " is" : " are") + " missing, and without "
                    + (missing.size() == 1 ? "it" : "them") + " nothing is decided: " + String.join("; ", missing)
                    + ". Measure with --shard what was not measured, and name all directories");
        }
    }

    private static String described(ShardPlan plan, Shard shard) {
        SortedSet<BenchmarkId> part = plan.of(shard);
        return shard
                + (part.isEmpty()
                        ? " (which has no benchmark to measure)"
                        : " ("
                                + part.stream()
                                        .limit(MOST_NAMED)
                                        .map(BenchmarkId::label)
                                        .collect(Collectors.joining(", "))
                                + (part.size() > MOST_NAMED ? " and " + (part.size() - MOST_NAMED) + " more" : "")
                                + ")");
    }

    /** What is no reason to refuse them, but to know of. */
    static List<Warning> warnings(List<MeasuredShard> shards) {
        List<Warning> warnings = new ArrayList<>();
        differingBuilds("base", shards, shard -> shard.report().base(), warnings);
        differingBuilds("head", shards, shard -> shard.report().head(), warnings);
        warnings.addAll(ShardEnvironments.differences(shards));
        return warnings;
    }

    private static void differingBuilds(
            String side,
            List<MeasuredShard> shards,
            Function<MeasuredShard, BuildIdentity> build,
            List<Warning> warnings) {
        long different = shards.stream()
                .map(shard -> build.apply(shard).contents())
                .distinct()
                .count();
        if (different > 1) {
            warnings.add(new Warning(
                    Warning.Kind.MEASUREMENT,
                    side + " is one commit, but its files are not the same on all machines (" + different
                            + " different builds of " + shards.size()
                            + "): build it once and hand it to all shards, or make the build reproducible"));
        }
    }
}
