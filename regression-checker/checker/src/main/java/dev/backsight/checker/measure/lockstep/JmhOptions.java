package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.ForkArguments;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** JMH's arguments for one fork that takes turns. Without params, which a host sets directly. */
final class JmhOptions {

    private static final String TURNSTILE = "dev.backsight.turnstile.Turnstile";

    /** Each takes a value. */
    private static final Set<String> FORCED = Set.of(
            "-bm", "-t", "-tg", "-p", "-f", "-wf", "-wi", "-w", "-i", "-r", "-wm", "-wmb", "-prof", "-foe", "-v", "-rf",
            "-rff", "-o");

    private JmhOptions() {}

    static List<String> of(
            ListedBenchmark benchmark,
            SliceSettings slices,
            List<String> jvmArgs,
            List<String> jmhArgs,
            Path resultFile) {
        BenchmarkId id = benchmark.id();
        List<String> options = new ArrayList<>();
        // JMH looks the expression up anywhere in "package.Class.method", and one name may begin another.
        options.add("^\\Q" + id.name() + "\\E$");
        options.addAll(List.of("-bm", id.mode().jmhName(), "-t", Integer.toString(id.threads())));
        options.addAll(List.of("-f", "1", "-wf", "0"));
        options.addAll(List.of("-wi", Integer.toString(slices.warmups()), "-i", Integer.toString(slices.count())));
        if (id.mode() != Mode.SINGLE_SHOT) {
            options.addAll(List.of("-w", jmhTime(slices.warmupTime()), "-r", jmhTime(slices.time())));
        }
        options.addAll(ForkArguments.of(jvmArgs, benchmark));
        options.addAll(List.of("-prof", TURNSTILE, "-foe", "false", "-v", "NORMAL"));
        options.addAll(List.of("-rf", "json", "-rff", resultFile.toString()));
        options.addAll(jmhArgs);
        return options;
    }

    /** JMH refuses an option that is given twice. */
    static List<String> withoutForced(List<String> jmhArgs) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < jmhArgs.size(); i++) {
            String argument = jmhArgs.get(i);
            if (FORCED.contains(argument)) {
                i++;
            } else if (FORCED.stream().noneMatch(option -> argument.startsWith(option + "="))) {
                kept.add(argument);
            }
        }
        return List.copyOf(kept);
    }

    private static String jmhTime(Duration time) {
        return time.toNanos() / 1000 + "us";
    }
}
