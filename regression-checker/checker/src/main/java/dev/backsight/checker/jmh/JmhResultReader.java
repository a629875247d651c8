package dev.backsight.checker.jmh;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one element of a result file, as {@code JSONResultFormat} of JMH 1.21 to 1.37 writes it, keys in any order. */
final class JmhResultReader {

    private static final int MOST_ARGUMENTS = 10_000;
    /** Set by whoever runs the benchmarks, and different from run to run: ports, directories. */
    private static final List<String> HARNESS_FLAGS = List.of("-Djmh.", "-Dbacksight.");

    private final JsonCursor json;
    private final Predicate<String> wanted;
    private final Place place;

    private @Nullable String benchmark;
    private @Nullable Mode mode;
    private @Nullable Integer threads;
    private final Map<String, String> params = new TreeMap<>();
    private @Nullable RawMetric primary;
    private final Map<String, RawMetric> secondary = new LinkedHashMap<>();

    private @Nullable String jmhVersion;
    private @Nullable String jdkVersion;
    private @Nullable String vmName;
    private @Nullable Integer warmupIterations;
    private @Nullable String warmupTime;
    private @Nullable Integer measurementIterations;
    private @Nullable String measurementTime;
    /** Files that do not say come from versions of JMH that knew no batches. */
    private int warmupBatchSize = 1;

    private int measurementBatchSize = 1;
    private final List<String> jvmArgs = new ArrayList<>();

    private JmhResultReader(JsonCursor json, Predicate<String> wanted) {
        this.json = json;
        this.wanted = wanted;
        this.place = json.place();
    }

    /** @param wanted which secondary metrics, by the names written; the others are skipped */
    static JmhResult read(JsonCursor json, Predicate<String> wanted) throws IOException {
        return new JmhResultReader(json, wanted).read();
    }

    private JmhResult read() throws IOException {
        json.object("a benchmark's result", this::member);
        BenchmarkId id = BenchmarkId.of(
                required(benchmark, "benchmark"), required(mode, "mode"), required(threads, "threads"), params);
        return new JmhResult(
                place,
                id,
                execution(),
                jmhVersion,
                jdkVersion,
                vmName,
                ResultMeasurements.of(id, required(primary, "primaryMetric"), secondary));
    }

    private void member(String key) throws IOException {
        switch (key) {
            case "benchmark" -> benchmark = benchmarkName();
            case "mode" -> mode = mode();
            case "threads" -> threads = json.integer("the number of threads", 1);
            case "params" -> json.object("params", name -> params.put(name, identifying("a param's value")));
            case "primaryMetric" -> primary = RawMetricReader.read(json, "the primary metric");
            case "secondaryMetrics" -> json.object("the secondary metrics", this::secondaryMetric);
            case "jmhVersion" -> jmhVersion = optionalString("JMH's version");
            case "jdkVersion" -> jdkVersion = optionalString("the JDK's version");
            case "vmName" -> vmName = optionalString("the JVM's name");
            case "warmupIterations" -> warmupIterations = json.integer("the number of warm-up iterations", 0);
            case "warmupTime" -> warmupTime = json.string("the time of a warm-up iteration");
            case "warmupBatchSize" -> warmupBatchSize = json.integer("the batch size of warm-up", 1);
            case "measurementBatchSize" -> measurementBatchSize = json.integer("the batch size", 1);
            case "measurementIterations" -> measurementIterations = json.integer("the number of iterations", 0);
            case "measurementTime" -> measurementTime = json.string("the time of an iteration");
            case "jvmArgs" -> json.array("the JVM's arguments", this::jvmArgument);
            default -> {}
        }
    }

    private void secondaryMetric(String name) throws IOException {
        if (wanted.test(name)) {
            secondary.put(name, RawMetricReader.read(json, "a secondary metric"));
        }
    }

    private String benchmarkName() throws IOException {
        String name = identifying("the benchmark's name");
        if (name.isBlank()) {
            throw json.unusable("a benchmark needs a name");
        }
        return name;
    }

    private Mode mode() throws IOException {
        String name = json.string("the mode");
        return Mode.fromJmh(name)
                .orElseThrow(() -> json.unusable("unknown mode \"" + name + "\"; JMH has "
                        + Arrays.stream(Mode.values()).map(Mode::jmhName).collect(Collectors.joining(", "))));
    }

    /** A string by which results are paired: one that lost characters could pair with the wrong one. */
    private String identifying(String what) throws IOException {
        String text = json.string(what);
        if (text.indexOf('\ufffd') >= 0) {
            throw json.unusable(what + " holds bytes that are not UTF-8; convert the file to UTF-8, which JMH writes");
        }
        return text;
    }

    private @Nullable String optionalString(String what) throws IOException {
        return json.isNull() ? null : json.string(what);
    }

    private void jvmArgument(int index) throws IOException {
        if (index >= MOST_ARGUMENTS) {
            throw json.unusable("there are more than " + MOST_ARGUMENTS + " arguments");
        }
        String argument = json.string("an argument");
        if (HARNESS_FLAGS.stream().noneMatch(argument::startsWith)) {
            jvmArgs.add(argument);
        }
    }

    private @Nullable Execution execution() {
        return warmupIterations == null
                        || warmupTime == null
                        || measurementIterations == null
                        || measurementTime == null
                ? null
                : new Execution(
                        warmupIterations,
                        warmupTime,
                        warmupBatchSize,
                        measurementIterations,
                        measurementTime,
                        measurementBatchSize,
                        jvmArgs);
    }

    private <T> T required(@Nullable T value, String key) {
        if (value == null) {
            throw place.unusable("the key " + key + " is missing");
        }
        return value;
    }
}
