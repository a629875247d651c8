package dev.backsight.cli;

import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Unit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A directory of pairs as {@code certify} keeps them, of two benchmarks whose pairs scatter by 0.5 % and by 5 %. */
final class RecordedArchive {

    private static final String BUILD = "build-1";
    private static final int SLICES = 6;
    private static final double[] SCATTER = {0.005, 0.05};

    private RecordedArchive() {}

    static Path write(Path directory, int pairs) {
        RecordingFile.write(directory.resolve("pairs-0001.json"), recording(pairs, 0));
        return directory;
    }

    /** Pairs of which head does some per cent more work. */
    static void writeSlowed(Path directory, int pairs, int percent) {
        RecordingFile.write(
                directory.resolve(String.format(Locale.ROOT, "slowed-%02d-0001.json", percent)),
                recording(pairs, percent));
    }

    private static Recording recording(int pairs, int percent) {
        Random random = new Random(11 + percent);
        List<Measurement> base = new ArrayList<>();
        List<Measurement> head = new ArrayList<>();
        SortedMap<BenchmarkId, List<Pair>> turns = new TreeMap<>();
        for (int i = 0; i < SCATTER.length; i++) {
            BenchmarkId id = BenchmarkId.of("a.B.m" + i, Mode.AVERAGE_TIME, 1, Map.of());
            double[][] baseForks = new double[pairs][SLICES];
            double[][] headForks = new double[pairs][SLICES];
            List<Pair> list = new ArrayList<>();
            for (int p = 0; p < pairs; p++) {
                double ratio = (1 + percent / 100.0) * Math.exp(SCATTER[i] * random.nextGaussian());
                for (int k = 0; k < SLICES; k++) {
                    baseForks[p][k] = 100 + random.nextDouble();
                    headForks[p][k] = baseForks[p][k] * ratio;
                }
                list.add(pair());
            }
            base.add(time(id, baseForks));
            head.add(time(id, headForks));
            turns.put(id, list);
        }
        String headName = percent == 0 ? BUILD : BUILD + "-work-" + percent;
        return new Recording(run(BUILD, base), run(headName, head), turns, List.of(), 1);
    }

    private static Measurement time(BenchmarkId id, double[][] forks) {
        return new Measurement(
                id, Metric.of(Metric.TIME, new Unit("us/op"), MetricFamily.TIME), new ForkSamples(forks));
    }

    private static Pair pair() {
        List<Slice> slices = Collections.nCopies(SLICES, new Slice(0, 20_000_000, 0, 0, 0, 0, 0, 0, 0));
        return new Pair(
                Stage.SCREEN,
                Build.BASE,
                0,
                3,
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Collections.nCopies(SLICES, Build.HEAD),
                slices,
                slices,
                Duration.ofMillis(800),
                Duration.ofSeconds(3));
    }

    private static Run run(String build, List<Measurement> measurements) {
        SortedMap<BenchmarkId, Execution> executions = new TreeMap<>();
        measurements.forEach(measurement ->
                executions.put(measurement.id(), new Execution(3, "20 ms", 1, SLICES, "20 ms", 1, List.of())));
        return new Run(
                build, Environment.UNKNOWN, null, Instant.EPOCH, measurements, executions, List.of(), true, null);
    }
}
