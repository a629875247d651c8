package dev.backsight.checker.format;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.BuildIdentity;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Reference;
import dev.backsight.checker.model.Shard;
import dev.backsight.checker.model.ShardPlan;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.ShardedCheck;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Warning;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shards to write and read back. */
final class ShardExamples {

    private static final String CONTENTS = "0123456789abcdef".repeat(4);

    private ShardExamples() {}

    static ShardReport full() {
        return full(List.of(new Reference("*StorePut.put", new TreeMap<>(), "dev.acme.PutLimit.bare", 7)));
    }

    /** As files of the first version hold it. */
    static ShardReport fullAsOfVersionOne() {
        return full(List.of());
    }

    private static ShardReport full(List<Reference> references) {
        Map<BenchmarkId, Integer> assigned = Map.of(RunExamples.PUT, 2, RunExamples.GET, 1, RunExamples.SCAN, 2);
        Policy policy = Policy.DEFAULT.withBudget(Duration.ofSeconds(90)).withTolerance(0.05);
        Policy overridden = new Policy(
                policy.alpha(),
                policy.tolerances(),
                true,
                3,
                policy.budget(),
                policy.suite(),
                List.of(new PolicyOverride(
                        "*Put*",
                        new TreeMap<>(Map.of("size", "1MiB")),
                        Map.of(MetricFamily.TIME, 0.1),
                        new Standing(Standing.Kind.MUTED, "until 2026-12-31: noisy"),
                        4)),
                references);
        return new ShardReport(
                new Shard(2, 3),
                new ShardedCheck(
                        "default",
                        4,
                        new TreeMap<>(Map.of("seed", "1", "include", "Store.*\u00e9", "jvm-arg", "-Xmx1g -Da=b")),
                        overridden,
                        new ShardPlan(3, new TreeMap<>(assigned))),
                new BuildIdentity("aaaaaaaaaa (where head left main)", RunExamples.COMMIT, CONTENTS),
                new BuildIdentity("head", null, CONTENTS.replace('0', 'f')),
                CONTENTS.replace('1', '2'),
                List.of(new Warning(Warning.Kind.MEASUREMENT, "the budget was short")),
                "interrupted",
                Duration.ofSeconds(64));
    }

    /** One that has nothing to do, because there are more shards than benchmarks. */
    static ShardReport idle() {
        return new ShardReport(
                new Shard(1000, 1000),
                new ShardedCheck("default", 1, new TreeMap<>(), Policy.DEFAULT, new ShardPlan(1000, new TreeMap<>())),
                full().base(),
                full().head(),
                CONTENTS,
                List.of(),
                null,
                Duration.ZERO);
    }
}
