package dev.backsight.checker.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the result files that JMH 1.21 to 1.37 writes with {@code -rf json}, in one pass and without ever holding more
 * than the samples of it.
 *
 * <p>Average and single-shot time become the metric {@code time}, throughput {@code throughput}. Sampled time becomes
 * two: {@code time}, the median of each iteration's histogram, and {@code latency}, one histogram a fork in
 * nanoseconds; without histograms it becomes {@code mean time}. Bytes per operation of {@code -prof gc} become
 * {@code allocation}. Every other secondary metric keeps the name that JMH 1.37 gives it and is never judged; one that
 * bears the name of a metric above is called "name (secondary)". Forks for which a secondary metric has no samples are
 * left out of it, and so are metrics without any. NaN and infinite samples are NaN. Unknown keys are skipped.
 */
public final class JmhResultFile {

    private static final String ADVICE = "hand in the file that JMH writes with -rf json -rff <file>";

    private static final Pattern PARAM = Pattern.compile("^\\$\\[\\d+]\\.params\\b");
    private static final String PARAM_ADVICE =
            "old versions of JMH, 1.21 among them, do not escape values of @Param; use a newer one, or other values";

    private final String file;
    private final Predicate<String> secondary;
    private final List<JmhResult> results = new ArrayList<>();

    private JmhResultFile(Path file, Predicate<String> secondary) {
        this.file = file.toString();
        this.secondary = secondary;
    }

    /**
     * @param suite the name the run goes by, see {@link Run}
     * @return a complete run without revision and measuring time, which JMH does not record; of the environment only
     *     the JVM's version and name and JMH's version, as far as all results agree on them
     * @throws UnusableInputException when the file cannot be read, is not such a file or was cut short, has no
     *     results, or has two of the same benchmark
     */
    public static Run read(Path file, String suite) {
        return new JmhResultFile(file, name -> true).readRun(file, suite);
    }

    /**
     * Reads only what a comparison judges: the other secondary metrics, which make up most of a file written with
     * {@code -prof gc}, are skipped, and so are mistakes in them.
     *
     * @param suite the name the run goes by, see {@link Run}
     * @return what {@link #read} returns, without metrics of the family {@code OTHER}
     * @throws UnusableInputException as {@link #read} does
     */
    public static Run readJudged(Path file, String suite) {
        return new JmhResultFile(file, SecondaryName::mayBeAllocation).readRun(file, suite);
    }

    private Run readRun(Path path, String suite) {
        if (Files.isDirectory(path)) {
            throw new UnusableInputException(file + ": is a directory; " + ADVICE);
        }
        // JMH writes UTF-8. Bytes that are not become U+FFFD, which names of metrics survive and identities do not.
        try (Reader text = new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8);
                JsonCursor json = new JsonCursor(file, text)) {
            readAll(json);
        } catch (NoSuchFileException e) {
            throw new UnusableInputException(file + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new UnusableInputException(file + ": may not be read; check its permissions", e);
        } catch (IOException e) {
            throw new UnusableInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
        return toRun(suite);
    }

    private void readAll(JsonCursor json) throws IOException {
        try {
            if (json.advance() == null) {
                throw new UnusableInputException(file + ": is empty: JMH creates the file when it starts and fills it"
                        + " when it ends, so it was probably interrupted; measure again");
            }
            Map<BenchmarkId, String> seen = new HashMap<>();
            json.array("JMH's results", index -> add(JmhResultReader.read(json, secondary), seen));
            JsonToken more = json.advance();
            if (more != null) {
                throw json.unusable("something follows the results in line " + json.line() + "; " + ADVICE);
            }
        } catch (JsonEOFException e) {
            throw json.place().unusable("the file ends in the middle; it was cut short while written or copied", e);
        } catch (StreamConstraintsException e) {
            throw json.place().unusable("beyond anything JMH writes, in line " + json.line() + ": " + limit(e), e);
        } catch (JsonProcessingException e) {
            Place place = json.place();
            String advice = PARAM.matcher(place.path()).find() ? PARAM_ADVICE : ADVICE;
            throw place.unusable(
                    "not valid JSON in line " + json.line() + ": " + e.getOriginalMessage() + "; " + advice, e);
        }
    }

    /** The parser names its own settings in parentheses, which tell the user nothing. */
    private static String limit(StreamConstraintsException e) {
        return e.getOriginalMessage().replaceAll(", from `[^`]*`", "");
    }

    private void add(JmhResult result, Map<BenchmarkId, String> seen) {
        String first = seen.putIfAbsent(result.id(), result.place().path());
        if (first != null) {
            throw result.place()
                    .unusable("is the same benchmark as " + first + ", "
                            + result.id().label() + "; a file holds each once, so hand in joined files one by one");
        }
        results.add(result);
    }

    private Run toRun(String suite) {
        if (results.isEmpty()) {
            throw new UnusableInputException(
                    file + ": has no results: JMH leaves out benchmarks that failed, and all of"
                            + " them did; read what it printed, or run it with -foe true to stop at the first failure");
        }
        List<Measurement> measurements = new ArrayList<>();
        SortedMap<BenchmarkId, Execution> executions = new TreeMap<>();
        for (JmhResult result : results) {
            measurements.addAll(result.measurements());
            if (result.execution() != null) {
                executions.put(result.id(), result.execution());
            }
        }
        Jvm jvm = new Jvm(null, agreed(JmhResult::jdkVersion), agreed(JmhResult::vmName), null, null);
        return new Run(
                suite,
                new Environment(Machine.UNKNOWN, jvm, agreed(JmhResult::jmhVersion)),
                null,
                null,
                measurements,
                executions,
                List.of(),
                true,
                null);
    }

    /** The one value of all results that have one; null where they have several or none. */
    private @Nullable String agreed(Function<JmhResult, @Nullable String> field) {
        List<String> values = results.stream()
                .map(field)
                .filter(Objects::nonNull)
                .distinct()
                .limit(2)
                .toList();
        return values.size() == 1 ? values.get(0) : null;
    }
}
