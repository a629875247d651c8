package dev.backsight.checker.gate;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs of a few calm benchmarks, as if measured somewhere. */
final class AcceptedRuns {

    static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private AcceptedRuns() {}

    static Environment environment(String cpu) {
        return new Environment(
                new Machine(cpu, 2, 25_000_000_000L, "Linux", "6.1", "amd64", null, null, "ext4 on ssd"),
                new Jvm("Debian", "17.0.15", "OpenJDK 64-Bit Server VM", "G1", List.of()),
                "1.37");
    }

    /** @param times benchmark method to its time in nanoseconds, in each of five forks but for half a per mille */
    static Run run(String suite, Environment environment, String commit, Map<String, Double> times) {
        List<Measurement> measurements = new ArrayList<>();
        times.forEach((method, time) -> measurements.add(new Measurement(
                BenchmarkId.of("org.example.Bench." + method, Mode.AVERAGE_TIME, 1, Map.of()),
                Metric.of(Metric.TIME, new Unit("ns/op"), MetricFamily.TIME),
                new ForkSamples(forks(time)))));
        return new Run(
                suite,
                environment,
                commit == null ? null : new Revision(commit, null, "A title", false),
                AT,
                measurements,
                new TreeMap<>(),
                List.of(),
                true,
                null);
    }

    static Acceptance acceptance(String by, Instant at) {
        return new Acceptance(by, at, "because", null, List.of());
    }

    private static double[][] forks(double time) {
        double[][] forks = new double[5][8];
        for (int f = 0; f < forks.length; f++) {
            for (int i = 0; i < forks[f].length; i++) {
                forks[f][i] = time * (1 + 0.0005 * ((f * 3 + i * 5) % 7 - 3) / 3);
            }
        }
        return forks;
    }
}
