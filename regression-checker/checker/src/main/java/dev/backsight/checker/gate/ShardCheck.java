package dev.backsight.checker.gate;

import dev.backsight.checker.format.ShardFile;
import dev.backsight.checker.jmh.BuildContents;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.measure.lockstep.LockstepMeasured;
import dev.backsight.checker.measure.lockstep.SharedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.BuildIdentity;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Shard;
import dev.backsight.checker.model.ShardPlan;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.ShardedCheck;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Measures one shard's benchmarks, and writes down what the others have to agree on. */
final class ShardCheck {

    private final Setup setup;
    private final LockstepCheck lockstep;

    ShardCheck(Setup setup, LockstepCheck lockstep) {
        this.setup = setup;
        this.lockstep = lockstep;
    }

    ShardReport measure(Base.Build base, Shard shard, Map<BenchmarkId, Duration> costs) {
        BuildIdentity baseIdentity = identity(base.label(), base.revision(), base.classPath());
        BuildIdentity headIdentity =
                identity("head", setup.revision(), setup.head().classPath());
        LockstepCheck.Prepared prepared = lockstep.prepare(base);
        List<SharedBenchmark> measured = prepared.selected().measured();
        ShardPlan plan =
                ShardPlan.balanced(measured.stream().map(SharedBenchmark::id).toList(), costs, shard.count());
        SortedSet<BenchmarkId> own = plan.of(shard);
        LockstepMeasured outcome = lockstep.measure(
                prepared,
                measured.stream()
                        .filter(benchmark -> own.contains(benchmark.id()))
                        .toList(),
                planning(shard));
        OutputDirectory out = setup.request().out();
        out.write(outcome.recording(), setup.policy());
        ShardReport report = new ShardReport(
                shard,
                new ShardedCheck(setup.head().suite(), setup.listed().size(), settings(), setup.policy(), plan),
                baseIdentity,
                headIdentity,
                ShardFile.digest(out.runFile()),
                lockstep.warnings(prepared, outcome),
                outcome.stoppedBy(),
                outcome.took());
        out.write(report);
        return report;
    }

    /**
     * What is found is corrected over the suspects of all shards, and how many the others will have is not known here: as
     * many as this one, as far as the number of fresh pairs is concerned.
     */
    private Policy planning(Shard shard) {
        return setup.policy().withAlpha(setup.policy().alpha() / shard.count());
    }

    private static BuildIdentity identity(String label, @Nullable Revision revision, ClassPath classPath) {
        try (BuildContents contents = BuildContents.open(classPath)) {
            return new BuildIdentity(label, revision, contents.digest());
        }
    }

    private SortedMap<String, String> settings() {
        BenchmarkSource head = setup.head();
        SortedMap<String, String> settings = new TreeMap<>();
        put(settings, "include", head.include());
        put(settings, "main-class", head.mainClass());
        settings.put("jvm-arg", String.join(" ", head.jvmArgs()));
        settings.put("jmh-arg", String.join(" ", head.jmhArgs()));
        settings.put("seed", Long.toString(head.seed()));
        settings.put("select", setup.request().select().name().toLowerCase(Locale.ROOT));
        return settings;
    }

    private static void put(SortedMap<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}
