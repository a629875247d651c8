package dev.backsight.checker.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedResultFileTest {

    @TempDir
    Path directory;

    /** What to replace in the complete result, with what, and what the message must say after the file's name. */
    static Stream<Arguments> mutations() {
        return Stream.of(
                arguments(
                        "\"threads\" : 1", "\"threads\" : 0", "$[0].threads: the number of threads must be at least 1"),
                arguments(
                        "\"threads\" : 1",
                        "\"threads\" : -1",
                        "$[0].threads: the number of threads must be at least 1"),
                arguments(
                        "\"threads\" : 1", "\"threads\" : 4294967297", "$[0].threads: the number of threads is out of"),
                arguments(
                        "\"threads\" : 1",
                        "\"threads\" : 1.5",
                        "$[0].threads: expected the number of threads, a whole"),
                arguments(
                        "\"threads\" : 1",
                        "\"threads\" : \"1\"",
                        "$[0].threads: expected the number of threads, a whole"),
                arguments("\"threads\" : 1,", "", "$[0]: the key threads is missing"),
                arguments("\"benchmark\" : \"a.B.c\",", "", "$[0]: the key benchmark is missing"),
                arguments("a.B.c", " ", "$[0].benchmark: a benchmark needs a name"),
                arguments("\"a.B.c\"", "null", "$[0].benchmark: expected the benchmark's name, a string; found null"),
                arguments("\"mode\" : \"avgt\",", "", "$[0]: the key mode is missing"),
                arguments("avgt", "all", "$[0].mode: unknown mode \"all\"; JMH has thrpt, avgt, sample, ss"),
                arguments(
                        "avgt",
                        "thrpt",
                        "$[0].primaryMetric: the unit of mode thrpt is operations per time, not \"ns/op\""),
                arguments("\"forks\"", "\"threads\"", "$[0].threads: appears twice"),
                arguments("\"1MiB\"", "1", "$[0].params.size: expected a param's value, a string; found 1"),
                arguments("\"1MiB\"", "\"1\", \"size\" : \"2\"", "$[0].params.size: appears twice"),
                arguments("[ \"-Xmx1g\"", "[ 7", "$[0].jvmArgs[0]: expected an argument, a string"),
                arguments("\"warmupIterations\" : 5", "\"warmupIterations\" : -5", "$[0].warmupIterations: "),
                arguments("\"primaryMetric\"", "\"primary\"", "$[0]: the key primaryMetric is missing"),
                arguments("ns/op", "ns/snack", "$[0].primaryMetric: the unit of mode avgt is time per operation"),
                arguments("\"scoreUnit\" : \"ns/op\",", "", "$[0].primaryMetric: the key scoreUnit is missing"),
                arguments("[ [ 1.0, 2.5E-3, \"NaN\" ], [ 4 ] ]", "[]", "$[0].primaryMetric: has no samples"),
                arguments("[ 4 ]", "[]", "$[0].primaryMetric: rawData[1]: the fork has no samples"),
                arguments("[ 4 ]", "4", "$[0].primaryMetric.rawData[1]: expected a fork's samples, an array; found 4"),
                arguments(
                        "[ 4 ]",
                        "[ [4] ]",
                        "$[0].primaryMetric.rawData[1][0]: expected a sample, a number; found an array"),
                arguments(
                        "2.5E-3",
                        "\"nan\"",
                        "$[0].primaryMetric.rawData[0][1]: expected a sample, a number; found the"),
                arguments(
                        "2.5E-3", "true", "$[0].primaryMetric.rawData[0][1]: expected a sample, a number; found true"),
                arguments("2.5E-3", "1e999", "$[0].primaryMetric.rawData[0][1]: a sample is out of range: 1e999"),
                arguments("2.5E-3", "9".repeat(2000), "rawData[0][1]: beyond anything JMH writes, in line 22"),
                arguments("2.5E-3", "[".repeat(200), "$[0].primaryMetric.rawData[0][1]: expected a sample"),
                arguments(
                        "\"score\" : 1.5", "\"score\" : " + "[".repeat(200), "beyond anything JMH writes, in line 18"),
                arguments("17.0.15", "x".repeat(2_000_000), "$[0].jdkVersion: beyond anything JMH writes, in line 10"),
                arguments("1.37", "1.37\n", "$[0].jmhVersion: not valid JSON in line"),
                arguments("\"rawData\" : [ [ 1.0", "\"rawData\" : { [ 1.0", "$[0].primaryMetric.rawData: expected"),
                arguments("\"gc.alloc.rate.norm\"", "\" \"", "$[0].secondaryMetrics[' ']: a metric needs a name"),
                arguments(
                        "[ 8.0 ]",
                        "[ null ]",
                        "$[0].secondaryMetrics['gc.alloc.rate.norm'].rawData[1][0]: expected a sample, a number; found null"),
                arguments(
                        "[ 8.0 ] ]",
                        "[ 8.0 ] ] } , \"·gc.alloc.rate.norm\" : { \"scoreUnit\" : \"B/op\"",
                        "is the same metric as"),
                arguments(
                        "\"params\" : {", "\"params\" : [", "$[0].params: expected params, an object; found an array"),
                arguments("\n]", "\n] ]", "not valid JSON in line 32"),
                arguments("\n]", "\n] []", "something follows the results in line 32"));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void problemsAreNamedWithTheirPlace(String found, String replacement, String message) throws IOException {
        assertThat(ResultText.COMPLETE).contains(found);
        assertUnusable(ResultText.COMPLETE.replace(found, replacement), message);
    }

    static Stream<Arguments> histograms() {
        return Stream.of(
                arguments("[]", "$[0].primaryMetric: has no samples"),
                arguments("[[]]", "$[0].primaryMetric.rawDataHistogram[0]: the fork has no samples"),
                arguments("[[[]]]", "$[0].primaryMetric.rawDataHistogram[0]: the fork has no samples"),
                arguments("[[[[1.0, 0]]]]", "rawDataHistogram[0][0][0][1]: a count must be at least 1, not 0"),
                arguments("[[[[1.0, -2]]]]", "rawDataHistogram[0][0][0][1]: a count must be at least 1, not -2"),
                arguments(
                        "[[[[1.0, 1.0]]]]",
                        "rawDataHistogram[0][0][0][1]: expected a count, a whole number; found 1.0"),
                arguments(
                        "[[[[1.0, 99999999999999999999]]]]",
                        "[0][0][0][1]: a count is out of range: 99999999999999999999"),
                arguments("[[[[-1.0, 1]]]]", "rawDataHistogram[0][0][0][0]: a sampled time cannot be -1.0"),
                arguments("[[[[\"NaN\", 1]]]]", "rawDataHistogram[0][0][0][0]: a sampled time cannot be NaN"),
                arguments("[[[[1e300, 1]]]]", "$[0].primaryMetric: a sampled time is out of range: 1.0E300"),
                arguments(
                        "[[[[1.0]]]]", "rawDataHistogram[0][0][0]: expected a value and its count; found 1 of the two"),
                arguments(
                        "[[[[1.0, 1, 1]]]]",
                        "rawDataHistogram[0][0][0][2]: expected a value and its count, and nothing"),
                arguments(
                        "[[[1.0, 1]]]",
                        "rawDataHistogram[0][0][0]: expected a value and its count, an array; found 1.0"),
                arguments(
                        "[[[[1, 9000000000000000000], [2, 9000000000000000000]]]]",
                        "rawDataHistogram[0][0]: the counts add up to more than can be"),
                arguments(
                        "[[[[1, 9000000000000000000]], [[1, 9000000000000000000]]]]",
                        "rawDataHistogram[0]: the counts add up to more than can be"));
    }

    @ParameterizedTest
    @MethodSource("histograms")
    void problemsOfHistogramsAreNamedWithTheirPlace(String histogram, String message) throws IOException {
        assertUnusable(
                ResultText.minimal("sample", "{\"scoreUnit\":\"us/op\",\"rawDataHistogram\":" + histogram + "}"),
                message);
    }

    static Stream<Arguments> otherFiles() {
        return Stream.of(
                arguments("", "is empty: JMH creates the file when it starts and fills it when it ends"),
                arguments("  \n", "is empty"),
                arguments("[]", "has no results: JMH leaves out benchmarks that failed, and all of them did"),
                arguments("{\"schemaVersion\":1}", "$: expected JMH's results, an array; found an object"),
                arguments(
                        "\"Benchmark\",\"Mode\",\"Threads\"", "$: expected JMH's results, an array; found the string"),
                arguments("# JMH version: 1.37\n", "$: not valid JSON in line 1"),
                arguments("[ 1 ]", "$[0]: expected a benchmark's result, an object; found 1"),
                arguments("\u0000", "$: not valid JSON in line 1"),
                arguments("[".repeat(100_000), "$[0]: expected a benchmark's result, an object; found an array"));
    }

    @ParameterizedTest
    @MethodSource("otherFiles")
    void filesOfAnotherKindAreTurnedAwayWithAdvice(String text, String message) throws IOException {
        assertUnusable(text, message);
    }

    @Test
    void theSameBenchmarkTwiceNamesBothPlaces() throws IOException {
        String metric = "{\"scoreUnit\":\"ns/op\",\"rawData\":[[1]]}";
        String result = ResultText.element("a.B.c", "avgt", metric);
        assertUnusable(
                "[" + result + "," + ResultText.element("a.B.d", "avgt", metric) + "," + result + "]",
                "$[2]: is the same benchmark as $[0], B.c;");
    }

    @Test
    void identitiesThatLostCharactersAreNotPaired() throws IOException {
        Path file = directory.resolve("latin1.json");
        Files.write(file, ResultText.COMPLETE.replace("1MiB", "ä").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> JmhResultFile.read(file, "default"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("$[0].params.size: a param's value holds bytes that are not UTF-8");
    }

    @Test
    void messagesCannotRedrawTheTerminal() throws IOException {
        Path file = directory.resolve("escape.json");
        Files.writeString(file, ResultText.COMPLETE.replace("avgt", "\\u001b[2J" + "y".repeat(10_000)));

        assertThatThrownBy(() -> JmhResultFile.read(file, "default"))
                .isInstanceOf(UnusableInputException.class)
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("\u001b").hasSizeLessThan(1000));
    }

    @Test
    void whatJmhItselfWritesWhenThingsGoWrongIsExplained() {
        assertThatThrownBy(() -> Fixtures.read("all-failed-1.37.json"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("all-failed-1.37.json: has no results");
        assertThatThrownBy(() -> Fixtures.read("no-raw-data-1.37.json"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("$[0].primaryMetric: has no samples")
                .hasMessageContaining("-Djmh.json.rawData=false");
        assertThatThrownBy(() -> Fixtures.read("broken-params-1.21.json"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("$[0].params.label: not valid JSON in line 21")
                .hasMessageContaining("do not escape values of @Param");
    }

    @Test
    void filesThatCannotBeReadAreNamed() {
        assertThatThrownBy(() -> JmhResultFile.read(directory.resolve("none.json"), "default"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageEndingWith("none.json: no such file");
        assertThatThrownBy(() -> JmhResultFile.read(directory, "default"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("is a directory");
    }

    private void assertUnusable(String text, String message) throws IOException {
        Path file = directory.resolve("result.json");
        Files.writeString(file, text);
        assertThatThrownBy(() -> JmhResultFile.read(file, "default"))
                .isExactlyInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }
}
