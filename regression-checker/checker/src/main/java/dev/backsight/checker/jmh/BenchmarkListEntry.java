package dev.backsight.checker.jmh;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line of a benchmark list: a method and a mode, with every value of its params. Null and empty mean not annotated.
 *
 * @param line as it stands there
 * @param generatedClass what JMH's annotation processor made to run it, fully qualified
 * @param modes one, or all of them for {@code Mode.All}
 * @param threadGroups threads of each method of a group; one 1 outside of groups
 */
record BenchmarkListEntry(
        Place place,
        String line,
        String generatedClass,
        String name,
        List<Mode> modes,
        @Nullable Integer threads,
        List<Integer> threadGroups,
        @Nullable Integer warmupIterations,
        @Nullable Duration warmupTime,
        @Nullable Integer measurementIterations,
        @Nullable Duration measurementTime,
        @Nullable Integer forks,
        @Nullable List<String> jvmArgs,
        @Nullable List<String> jvmArgsPrepend,
        @Nullable List<String> jvmArgsAppend,
        SortedMap<String, List<String>> params) {

    /** {@code Threads.MAX} */
    private static final int ALL_PROCESSORS = -1;

    private static final int MOST_COMBINATIONS = 100_000;

    // org.openjdk.jmh.runner.Defaults, the same from 1.21 to 1.37
    private static final int FORKS = 5;
    private static final int ITERATIONS = 5;
    private static final int WARMUP_SHOTS = 0;
    private static final int SHOTS = 1;
    private static final Duration TIME = Duration.ofSeconds(10);

    /** @param decode how values of params are written; empty for one that is not written so */
    static BenchmarkListEntry parse(String line, Place place, Function<String, Optional<String>> decode) {
        ListLineReader fields = new ListLineReader(line, place);
        String type = fields.string();
        String generatedClass = fields.string();
        String name = type + "." + fields.string();
        List<Mode> modes = modes(fields);
        Integer threads = fields.optionalInt();
        List<Integer> threadGroups = fields.ints();
        fields.optionalStrings(); // names of the group's methods
        Integer warmupIterations = fields.optionalInt();
        Duration warmupTime = fields.optionalTime();
        fields.optionalInt(); // warm-up batch size
        Integer measurementIterations = fields.optionalInt();
        Duration measurementTime = fields.optionalTime();
        fields.optionalInt(); // measurement batch size
        Integer forks = fields.optionalInt();
        fields.optionalInt(); // warm-up forks
        fields.optionalString(); // JVM
        List<String> jvmArgs = fields.optionalStrings();
        List<String> jvmArgsPrepend = fields.optionalStrings();
        List<String> jvmArgsAppend = fields.optionalStrings();
        SortedMap<String, List<String>> params = fields.params(decode);
        fields.optionalTimeUnit();
        fields.optionalInt(); // operations per invocation
        fields.optionalTime(); // timeout
        fields.end();
        requireNotNegative(place, "warm-up iterations", warmupIterations);
        requireNotNegative(place, "measurement iterations", measurementIterations);
        requireNotNegative(place, "forks", forks);
        if (threads != null && threads < 1 && threads != ALL_PROCESSORS) {
            throw place.unusable("the number of threads must be at least 1, not " + threads);
        }
        if (threadGroups.stream().anyMatch(count -> count < 0)
                || threadGroups.stream().mapToLong(Integer::intValue).sum() < 1) {
            throw place.unusable("a group cannot have " + threadGroups + " threads");
        }
        return new BenchmarkListEntry(
                place,
                line,
                generatedClass,
                name,
                modes,
                threads,
                threadGroups,
                warmupIterations,
                warmupTime,
                measurementIterations,
                measurementTime,
                forks,
                jvmArgs,
                jvmArgsPrepend,
                jvmArgsAppend,
                params);
    }

    /** What JMH would run without options: one benchmark for each mode and combination of params. */
    List<ListedBenchmark> expand(int processors) {
        List<Map<String, String>> combinations = combinations();
        return modes.stream()
                .flatMap(mode -> combinations.stream().map(combination -> listed(mode, combination, processors)))
                .toList();
    }

    private ListedBenchmark listed(Mode mode, Map<String, String> combination, int processors) {
        boolean shot = mode == Mode.SINGLE_SHOT;
        Duration time = shot ? Duration.ZERO : TIME;
        return new ListedBenchmark(
                BenchmarkId.of(name, mode, threadCount(processors), combination),
                or(forks, FORKS),
                or(warmupIterations, shot ? WARMUP_SHOTS : ITERATIONS),
                or(warmupTime, time),
                or(measurementIterations, shot ? SHOTS : ITERATIONS),
                or(measurementTime, time),
                or(jvmArgsPrepend, List.of()),
                jvmArgs,
                or(jvmArgsAppend, List.of()));
    }

    /** JMH's rule: rounded up to whole groups. */
    private int threadCount(int processors) {
        long wanted = threads == null ? 1 : threads == ALL_PROCESSORS ? processors : threads;
        long group = threadGroups.stream().mapToLong(Integer::intValue).sum();
        long rounded = (wanted + group - 1) / group * group;
        if (rounded > Integer.MAX_VALUE) {
            throw place.unusable(name + " cannot have " + rounded + " threads");
        }
        return (int) rounded;
    }

    private List<Map<String, String>> combinations() {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<String>> param : params.entrySet()) {
            if (param.getValue().isEmpty()) {
                throw place.unusable(name + ": the param " + param.getKey() + " has no values; list them in its @Param,"
                        + " or leave the benchmark out");
            }
            if ((long) combinations.size() * param.getValue().size() > MOST_COMBINATIONS) {
                throw place.unusable(name + " has more than " + MOST_COMBINATIONS + " combinations of params");
            }
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (String value : param.getValue()) {
                    Map<String, String> extended = new TreeMap<>(combination);
                    extended.put(param.getKey(), value);
                    longer.add(extended);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<Mode> modes(ListLineReader fields) {
        String mode = fields.string();
        return switch (mode) {
            case "Throughput" -> List.of(Mode.THROUGHPUT);
            case "AverageTime" -> List.of(Mode.AVERAGE_TIME);
            case "SampleTime" -> List.of(Mode.SAMPLE);
            case "SingleShotTime" -> List.of(Mode.SINGLE_SHOT);
            case "All" -> List.of(Mode.values());
            default -> throw fields.corrupt("unknown mode " + mode);
        };
    }

    private static void requireNotNegative(Place place, String what, @Nullable Integer value) {
        if (value != null && value < 0) {
            throw place.unusable("the number of " + what + " cannot be " + value);
        }
    }

    private static <T> T or(@Nullable T annotated, T standard) {
        return annotated == null ? standard : annotated;
    }
}
